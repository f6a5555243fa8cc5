# The carriers deliver again.
mkdir -p lake/carrier_scans/day=2026-11-19
cat > lake/carrier_scans/day=2026-11-19/scans.csv <<'CSV'
tracking_code,carrier,event,scanned_at
NP-5512-90177,nordpost,sorted,2026-11-19T06:12:09Z
RV-2026-811,raven,collected,2026-11-19T09:45:30Z
CSV
