"""Which addresses count as the public internet."""

from ipaddress import ip_address

from django.test import SimpleTestCase, override_settings
from hypothesis import given
from hypothesis import strategies as st

from wagtail_ctn.networks import is_allowed, is_public

PUBLIC = [
    "1.1.1.1",
    "93.184.216.34",
    "2606:4700:4700::1111",
    "2a02:180::1",
    "64:ff9b::101:101",
]
NOT_PUBLIC = {
    "this network": ["0.0.0.0", "0.1.2.3", "::"],
    "loopback": ["127.0.0.1", "127.8.8.8", "::1"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fd00::1"],
    "carriers": ["100.64.0.1", "100.127.255.255"],
    "link-local": ["169.254.0.1", "fe80::1", "fe80::1%eth0"],
    "site-local": ["fec0::1"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "192.0.0.8", "4000::1", "5f00::1"],
    "documents": ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
    "benchmarks": ["198.18.0.1"],
    "metadata services": [
        "169.254.169.254",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd20:ce::254",
    ],
    "mapped": ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:1.1.1.1"],
    "compatible": ["::127.0.0.1", "::1.1.1.1"],
    "6to4": ["2002:7f00:1::", "2002:a00:1::1", "192.88.99.1"],
    "Teredo": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    "NAT64": ["64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1"],
}


class NetworksTests(SimpleTestCase):
    def test_hosts_of_the_internet_are_public(self):
        for address in PUBLIC:
            with self.subTest(address):
                self.assertTrue(is_public(ip_address(address)))

    def test_nothing_else_is(self):
        for kind, addresses in NOT_PUBLIC.items():
            for address in addresses:
                with self.subTest(kind, address=address):
                    self.assertFalse(is_allowed(ip_address(address)))

    @given(st.ip_addresses())
    def test_what_python_takes_for_anything_but_global_is_not_public(self, address):
        if not address.is_global or address.is_multicast or address.is_link_local:
            self.assertFalse(is_public(address))

    @given(st.ip_addresses(v=4))
    def test_an_ipv4_address_is_as_public_behind_nat64_as_by_itself(self, address):
        within = ip_address(f"64:ff9b::{address}")
        self.assertEqual(is_public(within), is_public(address))

    def test_networks_of_the_setting_are_allowed_and_no_more(self):
        networks = ["127.0.0.0/8", "fd12::/16"]
        with override_settings(WAGTAIL_CTN={"FETCH_NETWORKS": networks}):
            for address in ["127.0.0.1", "fd12::1", "1.1.1.1"]:
                self.assertTrue(is_allowed(ip_address(address)))
            for address in ["10.0.0.1", "::1", "fd13::1", "::ffff:127.0.0.1"]:
                self.assertFalse(is_allowed(ip_address(address)))
