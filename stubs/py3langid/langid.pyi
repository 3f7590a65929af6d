from collections.abc import Sequence

MODEL_FILE: str

class LanguageIdentifier:
    @classmethod
    def from_model_file(cls, model_file: str, *, norm_probs: bool = ...) -> LanguageIdentifier: ...
    @property
    def labels(self) -> Sequence[str]: ...
    def classify(self, text: str) -> tuple[str, float]: ...
