"""Makes the small bank of the builders in the data folder that the environment names; run as a program."""

import django

django.setup()

from tests import builders  # noqa: E402 - as above

from shenava.foundation import clock  # noqa: E402 - parts can be imported only after set-up

if __name__ == "__main__":
    builders.a_house(at=clock.now())
