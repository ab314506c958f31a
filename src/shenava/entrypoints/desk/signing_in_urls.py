"""The addresses of the way in and out, and of what is a person's own."""

from django.urls import path
from django.views.generic import RedirectView

from shenava.entrypoints.desk import absences, outbox, own_preferences, security, setting_up, signing_in

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/second/", signing_in.second_factor, name="sign-in-second"),
    path("sign-in/passkey/options/", signing_in.passkey_options, name="sign-in-passkey-options"),
    path("sign-in/passkey/", signing_in.passkey, name="sign-in-passkey"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("set-up/<str:secret>/", setting_up.set_up, name="set-up"),
    path("me/", RedirectView.as_view(url=own_preferences.OWN), name="me"),
    path("me/absence/", absences.overview, name="absence"),
    path("me/absence/<uuid:absence_id>/back/", absences.back, name="absence-back"),
    path("me/absence/<uuid:absence_id>/cases/", absences.cases, name="absence-cases"),
    path("me/absence/<uuid:absence_id>/hand-over/", absences.hand_over, name="absence-hand-over"),
    path("preferences/", own_preferences.preferences, name="preferences"),
    path("preferences/theme/", own_preferences.theme, name="preferences-theme"),
    path("preferences/language/<str:code>/", own_preferences.language, name="preferences-language"),
    path("security/", security.security, name="security"),
    path("security/confirm/", security.confirm, name="security-confirm"),
    path("security/password/", security.password, name="security-password"),
    path("security/totp/", security.begin_totp, name="security-totp"),
    path("security/totp/confirm/", security.confirm_totp, name="security-totp-confirm"),
    path("security/totp/remove/", security.remove_totp, name="security-totp-remove"),
    path("security/recovery-codes/", security.recovery_codes, name="security-recovery-codes"),
    path("security/passkeys/options/", security.passkey_options, name="security-passkey-options"),
    path("security/passkeys/", security.add_passkey, name="security-passkeys"),
    path("security/passkeys/<uuid:passkey_id>/remove/", security.remove_passkey, name="security-passkey-remove"),
    path("security/sessions/<str:handle>/end/", security.end_session, name="security-session-end"),
    path("security/sessions/end-others/", security.end_other_sessions, name="security-sessions-end"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<uuid:message_id>/", outbox.message, name="outbox-message"),
]
