"""What people hand in at the desk. Every refusal is a form error, with what was typed still there."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.documents import DocumentError, read_document
from articles.models import Article, Outcome, Source
from articles.querysets import ArticleQuerySet, WatchQuerySet
from articles.submission import Published, Submission, SubmissionError
from articles.watching import OVERDUE
from factbase.sayings import said
from factbase.workflow import ArticleState

ENDINGS = (".txt", ".html", ".htm", ".docx", ".pdf", ".jsonl")
UNFINISHED = "unfinished"


class PublishedField(forms.CharField):
    """A date, or a date-time with its offset, in ISO 8601; the value stays a string, as Submission wants it."""

    widget = forms.TextInput(attrs={"placeholder": "2024-07-10", "autocomplete": "off"})

    def clean(self, value: Any) -> str:
        written = super().clean(value).strip()
        try:
            Published.parse(written, zone=timezone.get_current_timezone())
        except SubmissionError as error:
            raise forms.ValidationError(said(str(error))) from error
        return written


class MetadataForm(forms.Form):
    """What is known of an article beside its text; empty fields are filled from the page where it says so."""

    title = forms.CharField(label=_("Title"), required=False, max_length=500)
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_("The paper, site or agency that carried it."),
        widget=forms.TextInput(attrs={"list": "known-sources"}),
    )
    url = forms.URLField(label=_("Address"), required=False, max_length=2000, assume_scheme="https")
    published = PublishedField(
        label=_("Published"), required=False, max_length=40, help_text=_("With a time: 2024-07-10T14:30+02:00.")
    )
    byline = forms.CharField(label=_("Byline"), required=False, max_length=300)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("find out from the text")), *settings.LANGUAGES]
    )

    def given(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in MetadataForm.base_fields}


class TextForm(MetadataForm):
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"class": "text-whole"}),
        help_text=_("Paste it as it stands: it is kept to the letter."),
        error_messages={"required": _("There is no text in it.")},
    )
    field_order = ["text"]

    def submission(self) -> Submission:
        # Browsers send every line break as two characters; offsets count from what was pasted.
        return Submission(text=self.cleaned_data["text"].replace("\r\n", "\n"), **self.given())


class FileForm(MetadataForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_(".txt, .html, .docx, .pdf with a text layer, or .jsonl with an article a line."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"empty": _("The file is empty.")},
    )
    field_order = ["file"]

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            sizes = {"size": filesizeformat(file.size), "limit": filesizeformat(settings.UPLOAD_LIMIT)}
            raise forms.ValidationError(_("The file has %(size)s; at most %(limit)s can be taken.") % sizes)
        if not file.name.lower().endswith(ENDINGS):
            endings = ", ".join(ENDINGS)
            raise forms.ValidationError(_("Only these kinds of files can be read: %(endings)s") % {"endings": endings})
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file and not self.is_lines(file):
            cleaned["page"] = self._read(file)
        return cleaned

    @staticmethod
    def is_lines(file: UploadedFile) -> bool:
        return str(file.name).lower().endswith(".jsonl")

    def _read(self, file: UploadedFile) -> Any:
        try:
            return read_document(str(file.name), file.read(), limit_bytes=settings.UPLOAD_LIMIT)
        except DocumentError as error:
            self.add_error("file", said(str(error)))
            return None

    def submission(self) -> Submission:
        return Submission.from_page(self.cleaned_data["page"], **self.given())


class AddressForm(forms.Form):
    address = forms.URLField(
        label=_("Address of the article"),
        max_length=2000,
        assume_scheme="https",
        help_text=_("The page is fetched by a worker; title, source and date are taken from it."),
    )


class FeedForm(forms.Form):
    url = forms.URLField(label=_("Address of the feed"), max_length=2000, assume_scheme="https")
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_("Name of the paper or site; empty: its host name."),
    )


class ArticleEditForm(MetadataForm):
    """Corrects the metadata of a stored article. The text itself is never edited."""

    source = forms.CharField(label=_("Source"), max_length=200, widget=forms.TextInput(attrs={"list": "known-sources"}))
    why = forms.CharField(
        label=_("Why"), required=False, max_length=300, help_text=_("Goes into the history of the article.")
    )

    def __init__(self, *args: Any, article: Article, **options: Any) -> None:
        self.article = article
        super().__init__(*args, **options | {"initial": self._stored(article)})
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=self._languages(article.language)
        )

    @staticmethod
    def _languages(stored: str) -> list[tuple[str, Any]]:
        """Ours, and the one that the article has."""
        other = [] if stored in ("", *dict(settings.LANGUAGES)) else [(stored, stored)]
        return [("", _("unknown")), *settings.LANGUAGES, *other]

    @staticmethod
    def _stored(article: Article) -> dict[str, str]:
        names = ("title", "url", "byline", "language", "published")
        return {name: getattr(article, name) for name in names} | {"source": article.source.name}

    def changes(self) -> dict[str, str]:
        """Fields that differ from what is stored, the source still by its name."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "why"}


class FilterForm(forms.Form):
    """What every list of the desk is narrowed by, in the address of the page."""

    field_order = ("q", "state", "source", "language")

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    source = forms.ModelChoiceField(
        label=_("Source"),
        required=False,
        queryset=Source.objects.all(),
        to_field_name="public_id",
        empty_label=_("all sources"),
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("all languages")), *settings.LANGUAGES]
    )


class WatchFilterForm(forms.Form):
    """Which watched pages a list shows, in its address."""

    TROUBLE, OVERDUE = "trouble", "overdue"

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("all states")),
            (TROUBLE, _("in trouble")),
            (OVERDUE, _("overdue")),
            *Outcome.choices,
        ],
    )

    def narrow(self, watches: WatchQuerySet) -> WatchQuerySet:
        asked = self.cleaned_data["state"] if self.is_valid() else ""
        if asked == self.TROUBLE:
            return watches.in_trouble()
        if asked == self.OVERDUE:
            return watches.overdue(OVERDUE)
        return watches.filter(outcome=asked) if asked else watches


class ArticleFilterForm(FilterForm):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all states")), (UNFINISHED, _("unfinished")), *ArticleState.choices],
    )

    def narrow(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """The articles that match what was asked; what was asked wrongly is not applied."""
        asked = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        if asked.get("state") == UNFINISHED:
            articles = articles.waiting()
        elif asked.get("state"):
            articles = articles.filter(state=asked["state"])
        if asked.get("source"):
            articles = articles.filter(source=asked["source"])
        if asked.get("language"):
            articles = articles.filter(language=asked["language"])
        return articles.search(asked.get("q") or "")
