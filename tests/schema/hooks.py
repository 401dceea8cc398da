"""Teaches schemathesis what our media type looks like: any bytes."""

import schemathesis
from hypothesis import strategies

schemathesis.openapi.media_type("application/x-bianmin-sync", strategies.binary(max_size=4096))
