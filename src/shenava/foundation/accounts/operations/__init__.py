"""All that changes an account. Each function writes its line in the audit log."""

from shenava.foundation.accounts.operations.accounts import (
    change_password,
    change_preferences,
    create_account,
    set_active,
)
from shenava.foundation.accounts.operations.passkeys import (
    begin_passkey_check,
    begin_passkey_registration,
    finish_passkey_check,
    finish_passkey_registration,
    remove_passkey,
)
from shenava.foundation.accounts.operations.recovery import new_recovery_codes, use_recovery_code
from shenava.foundation.accounts.operations.sessions import end_other_sessions, end_session
from shenava.foundation.accounts.operations.setup import (
    become_first_administrator,
    choose_password,
    open_link,
    setup_link,
)
from shenava.foundation.accounts.operations.tokens import issue_token, revoke_token
from shenava.foundation.accounts.operations.totp import (
    begin_totp,
    check_totp,
    confirm_totp,
    disable_totp,
    unconfirmed_totp,
)

__all__ = [
    "become_first_administrator",
    "begin_passkey_check",
    "begin_passkey_registration",
    "begin_totp",
    "change_password",
    "change_preferences",
    "check_totp",
    "choose_password",
    "confirm_totp",
    "create_account",
    "disable_totp",
    "end_other_sessions",
    "end_session",
    "finish_passkey_check",
    "finish_passkey_registration",
    "issue_token",
    "new_recovery_codes",
    "open_link",
    "remove_passkey",
    "revoke_token",
    "set_active",
    "setup_link",
    "unconfirmed_totp",
    "use_recovery_code",
]
