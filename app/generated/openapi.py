"""OpenAPI 3.1 of the HTTP protocol, from the list of endpoints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

from app.api import ENDPOINTS
from app.api.endpoint import Endpoint
from app.api.models import RefusedOut
from app.desk import Envelope
from app.generated.schemas import Schema, Schemas, commands, envelope, schemas

VERSION = "1.0.0"
_REFUSED = {"$ref": "#/components/responses/Refused"}


@cache
def openapi() -> Mapping[str, Any]:
    """The document."""
    outputs = [one.gives for one in ENDPOINTS if not isinstance(one.gives, str)]
    known = schemas(
        [*filter(None, (one.takes or one.form for one in ENDPOINTS)), *commands().values()], [*outputs, RefusedOut]
    )
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, known)
    every = [envelope(name, known.of(model)) for name, model in commands().items()]
    refused = {"description": "Refused: why.", "content": _json(known.of(RefusedOut, "serialization"))}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Virtual Council Room", "version": VERSION, "license": {"name": "MIT", "identifier": "MIT"}},
        "paths": paths,
        "components": {
            "schemas": {**known.named, "Command": {"oneOf": every}},
            "responses": {"Refused": refused},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(endpoint: Endpoint, known: Schemas) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": endpoint.summary,
        "operationId": _id(endpoint),
        "parameters": [*_path(endpoint.path), *_query(endpoint.query)],
        "responses": {str(endpoint.status): _answer(endpoint, known), "default": _REFUSED},
    }
    if endpoint.takes is not None:
        operation["requestBody"] = {"required": True, "content": _json(_body(endpoint.takes, known))}
    if endpoint.form is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {"multipart/form-data": {"schema": known.of(endpoint.form)}},
        }
    if not endpoint.is_public:
        operation["security"] = [{}, {"bearer": []}]
    return operation


def _body(model: type[BaseModel], known: Schemas) -> Schema:
    return {"$ref": "#/components/schemas/Command"} if model is Envelope else known.of(model)


def _answer(endpoint: Endpoint, known: Schemas) -> dict[str, Any]:
    gives, said = endpoint.gives, HTTPStatus(endpoint.status).phrase
    if isinstance(gives, str):
        return {"description": said, "content": {gives: {"schema": {"type": "string"}}}}
    return {"description": said, "content": _json(known.of(gives, "serialization"))}


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _id(endpoint: Endpoint) -> str:
    words = re.findall(r"[a-z]+", endpoint.path.removeprefix("/api/v1").replace("{", "by_"))
    return "_".join([endpoint.method.lower(), *words])


def _path(path: str) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query(model: type[BaseModel] | None) -> list[dict[str, Any]]:
    if model is None:
        return []
    schema = model.model_json_schema()
    return [{"name": name, "in": "query", "schema": field} for name, field in schema["properties"].items()]
