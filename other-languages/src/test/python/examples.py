"""Parses every JSON example of the contract with the generated model and checks that no field is lost.

Argument: the contract as JSON.
"""

import json
import sys

import syncsketch_api.models as models

with open(sys.argv[1], encoding="utf-8") as file:
    contract = json.load(file)


def resolve(node):
    while "$ref" in node:
        path = node["$ref"].removeprefix("#/").split("/")
        node = contract
        for key in path:
            node = node[key]
    return node


def media(node):
    """Returns the descriptions of all JSON bodies."""
    if isinstance(node, dict):
        for media_type, body in node.get("content", {}).items():
            if media_type == "application/json":
                yield body
        for child in node.values():
            yield from media(child)
    elif isinstance(node, list):
        for child in node:
            yield from media(child)


def model_of(schema):
    return getattr(models, schema.get("$ref", "").split("/")[-1], None)


def without_nulls(node):
    """Removes nulls, because models write null for every absent nullable field."""
    if isinstance(node, dict):
        return {key: without_nulls(value) for key, value in node.items() if value is not None}
    if isinstance(node, list):
        return [without_nulls(value) for value in node]
    return node


count = 0
failures = []
for body in media(contract):
    schema = body["schema"]
    is_list = schema.get("type") == "array"
    model = model_of(schema["items"] if is_list else schema)
    if model is None or not hasattr(model, "from_dict"):
        # A simple value, or an unknown one without a model.
        continue
    for name, example in body.get("examples", {}).items():
        value = resolve(example)["value"]
        for one in value if is_list else [value]:
            if not isinstance(one, dict):
                # An alternative of a union that is a simple value.
                continue
            count += 1
            sent = dict(one)
            if "additional_properties" in model.model_fields:
                sent["future_field"] = [{"is": "kept"}]
            try:
                kept = json.loads(model.from_dict(sent).to_json())
            except ValueError as e:
                failures.append(f"{model.__name__}, {name}: {e}")
                continue
            if without_nulls(kept) != without_nulls(sent):
                failures.append(f"{model.__name__}, {name}: {sent} became {kept}")

print(*failures, f"{count} examples", sep="\n")
sys.exit(1 if failures or count < 100 else 0)
