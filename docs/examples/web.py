"""A small web server for the sheets of one clinic: ``/<handout>/<locale>.pdf``.

    pip install flask
    export HANDOUTS_PROJECT=. HANDOUTS_CLINIC=clinics/river
    flask --app docs/examples/web.py run

The first folder is the project; the second has the ``clinic.toml`` of the clinic. Only sheets that
its people have signed are given out; ``create_app(..., release=False)`` gives out all.
"""

import os
from dataclasses import asdict
from pathlib import Path

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from handouts import (
    Finding,
    HandoutsError,
    Project,
    Severity,
    UsageError,
    find,
    read_clinic,
    render,
)

BROKEN = {"error": "the sheet cannot be made at the moment; the server's log has the reason"}


def create_app(root: str = "", clinic_folder: str = "", *, release: bool = True) -> Flask:
    """The server; folders that are not given are those of the environment."""
    project = find(Path(root or os.environ.get("HANDOUTS_PROJECT", ".")))
    clinic = read_clinic(Project(Path(clinic_folder or os.environ["HANDOUTS_CLINIC"])))
    app = Flask(__name__)

    @app.get("/<handout>/<locale>.pdf")
    def sheet(handout: str, locale: str) -> ResponseReturnValue:
        try:
            made = render(project, handout, locale, clinic=clinic, release=release)
        except UsageError as problem:  # no such handout, no such language
            return {"error": problem.message}, 404
        if made.pdf is None:
            return refused(made.findings)
        answer = Response(made.pdf, mimetype="application/pdf")
        answer.add_etag()  # the same text gives the same bytes: a browser keeps what it has
        return answer.make_conditional(request)

    def refused(findings: tuple[Finding, ...]) -> ResponseReturnValue:
        if any(map(is_ours, findings)):
            app.logger.error("%s", "\n".join(map(str, findings)))
            return BROKEN, 500
        errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
        status = 409 if errors == {"withheld"} else 422
        return {"findings": [asdict(finding) for finding in findings]}, status

    @app.errorhandler(HandoutsError)
    def broken(problem: HandoutsError) -> ResponseReturnValue:
        app.logger.error("%s", problem)
        return BROKEN, 500

    return app


def is_ours(finding: Finding) -> bool:
    """Whether a finding is of the server, not of the texts: it tells how and where the server runs.

    What lies in the project has a path that begins there.
    """
    return finding.code == "defect" or Path(finding.where.path).is_absolute()
