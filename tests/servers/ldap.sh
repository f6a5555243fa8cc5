# What tests with LDAP need: OpenLDAP's server, which each test starts for itself. Sourced by tests/run.sh.
#
#   ldap_install   slapd, unless it is there

ldap_install() { require slapd slapd test -x /usr/sbin/slapd; }
