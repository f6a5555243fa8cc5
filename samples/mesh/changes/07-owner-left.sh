# Yuki leaves the company, and the directory says so.
sed -i 's/{id: yuki, name: Yuki Mori, email: yuki@larkfield.example}/{id: yuki, name: Yuki Mori, email: yuki@larkfield.example, left: 2026-11-20}/' config/mesh/directory.yaml
