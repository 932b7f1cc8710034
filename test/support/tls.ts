/** A key and a certificate signed by itself for `site.example` and 127.0.0.1, until 2120: made for these tests, known to the world, good for nothing else. */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUEAvAVcH4IIqVfHg
Spt/SzOSc/FW4aHDrxWGM6KF9XqhRANCAATWZjZ8j5XTil6HUbNApoS+If7Ibsp3
gvxzdAYpK3AlmmZj8pp3M5ipf+8tgJZauEc7cCXna3fYrSQZcptajNlb
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBbzCCARagAwIBAgIBATAKBggqhkjOPQQDAjAXMRUwEwYDVQQDDAxzaXRlLmV4
YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBcxFTATBgNV
BAMMDHNpdGUuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNZmNnyP
ldOKXodRs0CmhL4h/shuyneC/HN0BikrcCWaZmPymnczmKl/7y2Allq4RztwJedr
d9itJBlym1qM2VujUTBPMA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0RBBYwFIIMc2l0
ZS5leGFtcGxlhwR/AAABMB0GA1UdDgQWBBQDhM8y9T1oGHVw/BY7+rpprhV6/jAK
BggqhkjOPQQDAgNHADBEAiAKsfNLPo952iCoMzF5fJIuAdn4XHswedpbnvEyY530
NAIgTpwdyX8NsIA9J1vJysztk3omY6m8yfpS/0GF1w9IOxw=
-----END CERTIFICATE-----
`,
} as const
