"""Which machines a message may be taken to, when somebody else wrote the address."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# An IPv4 address travels inside these as its last 32 bits (RFC 6052).
TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
LAST_32_BITS = 0xFFFFFFFF


def is_public(text: str) -> bool:
    """Whether a numeric address is one of the open internet: not private, loopback, link-local,
    multicast or reserved, nor one of these inside an IPv6 address."""
    address = ip_address(text.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in _inside(address))


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if any(address in network for network in TRANSLATED):
        return [IPv4Address(int(address) & LAST_32_BITS)]
    if address.sixtofour is not None:
        return [address, address.sixtofour]
    return [address]
