"""Channels of purchase and of complaint: data that a team extends.

The SOP speaks of "digital" channels and of "CTP E-Care" and lists neither; these lists are ours.
"""

from pansol.sop.register import Register
from pansol.sop.schema import Channel

__all__ = ["COMPLAINT_CHANNELS", "PURCHASE_CHANNELS"]


def _digital(channel: str, label: str) -> Channel:
    return Channel(id=channel, label=label, special=True)


def _ecare(channel: str, label: str) -> Channel:
    return Channel(id=channel, label=label, special=True)


PURCHASE_CHANNELS = Register(
    _digital("mytelkomsel", "MyTelkomsel"),
    _digital("web", "telkomsel.com"),
    _digital("ecommerce", "E-commerce"),
    _digital("ewallet", "E-wallet"),
    _digital("mbanking", "Mobile/Internet banking"),
    Channel(id="umb", label="UMB *363#"),
    Channel(id="sms", label="SMS"),
    Channel(id="atm", label="ATM"),
    Channel(id="minimarket", label="Minimarket"),
    Channel(id="outlet", label="Outlet"),
    Channel(id="grapari", label="GraPARI"),
)

COMPLAINT_CHANNELS = Register(
    Channel(id="call_centre", label="Call Center 188"),
    Channel(id="grapari", label="GraPARI"),
    _ecare("ecare_email", "CTP E-Care: e-mail"),
    _ecare("ecare_chat", "CTP E-Care: chat"),
    _ecare("ecare_facebook", "CTP E-Care: Facebook"),
    _ecare("ecare_instagram", "CTP E-Care: Instagram"),
    _ecare("ecare_x", "CTP E-Care: X (Twitter)"),
)
