"""The worker: carries facts to their reactions and runs the schedule, embedded or by Celery."""
