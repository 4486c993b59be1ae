"""The second extractor: any service that speaks OpenAI's chat completions points at claims, our rules read them.

`ask` sends a text and never raises, `admit` lets into a reading what stands in the text. No Django in here.
"""

from claims.language_model.admission import admit
from claims.language_model.asking import Answer, ask
from claims.language_model.report import Outcome, Report
from claims.model_service import Endpoint, Limits

__all__ = ["Answer", "Endpoint", "Limits", "Outcome", "Report", "admit", "ask"]
