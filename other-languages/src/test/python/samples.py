"""Parses the Python code samples of the published contract. Argument: the contract as JSON."""

import ast
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    contract = json.load(file)

count = 0
for path in contract["paths"].values():
    for method, operation in path.items():
        if method == "parameters":
            continue
        for sample in operation["x-codeSamples"]:
            if sample["lang"] == "Python":
                ast.parse(sample["source"], operation["operationId"])
                count += 1
print(f"{count} samples")
sys.exit(0 if count > 60 else "too few samples")
