"""The door for programs: REST under ``/api/v1``, the same nouns as the portal and the desk."""
