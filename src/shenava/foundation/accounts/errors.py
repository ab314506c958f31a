"""What can go wrong with an account, told in sentences that give nothing away to strangers."""

from django.utils.translation import gettext_lazy as _

from shenava.foundation.errors import NotAllowed, Problem


class SignInRefused(Problem):
    """Login or password is wrong, or the account is closed: the sentence is the same for all."""

    code = "sign_in_refused"
    status = 401
    sentence = _("The user name and the password do not belong together. Please check both and try again.")


class CodeRefused(Problem):
    """The code of the second factor is wrong, was used before, or is too old."""

    code = "code_refused"
    status = 401
    sentence = _("This code is not right or was used before. Please wait for the next one and try again.")


class PasskeyRefused(Problem):
    """The answer of the device does not prove what it should."""

    code = "passkey_refused"
    status = 401
    sentence = _("The passkey could not be confirmed. Please try again or choose another way.")


class SignInExpired(Problem):
    """The second step came later than five minutes after the first."""

    code = "sign_in_expired"
    status = 401
    sentence = _("That took a little long. Please enter your password again.")


class DemoFromAfar(NotAllowed):
    """A demonstration account was tried from another machine."""

    code = "demo_from_afar"
    sentence = _("Demonstration accounts work only on the computer that runs Shenava.")


class LoginTaken(Problem):
    """Another account has this login."""

    code = "login_taken"
    status = 409
    sentence = _("There is already an account with this user name.")


class LoginMalformed(Problem):
    """The login is empty, too long, or has spaces in it."""

    code = "login_malformed"
    sentence = _("Please choose a user name or e-mail address without spaces.")


class PasswordTooWeak(Problem):
    """The password fails a rule; ``fields`` says which."""

    code = "password_too_weak"
    sentence = _("Please choose a stronger password.")


class FactorAlreadyThere(Problem):
    """A second factor of this kind is already confirmed."""

    code = "factor_already_there"
    status = 409
    sentence = _("An authenticator app is already set up. Remove it first to set up another.")


class LinkUnknown(Problem):
    """The link was used, is too old, or never existed."""

    code = "link_unknown"
    status = 404
    sentence = _("This link is no longer valid. Please ask for a new one.")


class AlreadySetUp(Problem):
    """The installation has accounts, so nobody can become its first administrator."""

    code = "already_set_up"
    status = 409
    sentence = _("This installation is already set up. Please sign in.")


class TokenRefused(Problem):
    """The token is unknown, expired or revoked."""

    code = "token_refused"
    status = 401
    sentence = _("The token is unknown, has expired or was revoked.")


class ScopeMissing(NotAllowed):
    """The token is good, but not for this."""

    code = "scope_missing"
    sentence = _("The token lacks the scope “%(scope)s”.")
