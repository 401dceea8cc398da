"""Tells schemathesis what the document cannot: of our media type any bytes, and what the site has."""

import json
import os

import schemathesis
from hypothesis import strategies

schemathesis.openapi.media_type("application/x-bianmin-sync", strategies.binary(max_size=4096))


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Names what there is, by its route: a page, a body that a made-up one would never be."""
    for path, example in json.loads(os.environ.get("SITE_EXAMPLES", "{}")).items():
        for operation in raw_schema["paths"][path].values():
            if "requestBody" in operation:
                operation["requestBody"]["content"]["application/json"]["example"] = example
            else:
                operation["parameters"][-1]["example"] = example
