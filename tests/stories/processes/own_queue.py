"""The workers of an installation with a queue of its own, so that tests on one broker don't meet."""

import os

from django.conf import settings

app = None
if settings.BROKER_URL:
    from shenava.config.celery import app

    app.conf.task_default_queue = os.environ["SHENAVA_TEST_QUEUE"]
