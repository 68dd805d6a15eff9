"""Help in the reader's language, with examples first, and what to say about a wrong command."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from voikukkia_kit.language import Language, nearest
from voikukkia_kit.resources import guide

__all__ = ["Command", "Commands", "WrongUseError", "told_wrong"]

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Command(click.Command):
    """One command, whose help comes from the phrases."""

    def __init__(self, name: str, words: Language, **settings: Any) -> None:
        """Make a command.

        Args:
            name: Its name, which is also that of its words.
            words: The reader's language.
            settings: As of `click.Command`.
        """
        super().__init__(name, context_settings=_SETTINGS, short_help=words.word("help_about", name), **settings)
        self.words = words

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, what it does, usage and options."""
        name = self.name or ""
        _definitions(formatter, self.words.word("help", "examples"), [(e, "") for e in _examples(self.words, name)])
        formatter.write_paragraph()
        formatter.write_text(self.words.word("help_about", name))
        formatter.write_paragraph()
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _usage(self.words))
        _definitions(formatter, self.words.word("help", "options"), _options(self, ctx, self.words))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the words after the command's name in its usage."""
        return [piece for p in self.get_params(ctx) for piece in p.get_usage_pieces(ctx)]


class Commands(click.Group):
    """All commands."""

    def __init__(self, words: Language) -> None:
        """Make the group in the reader's language."""
        version = click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_version,
        )
        super().__init__("voikukkia", params=[version], context_settings=_SETTINGS, no_args_is_help=False)
        self.invoke_without_command = True
        self.words = words

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, or show the help when none is given."""
        if ctx.invoked_subcommand is None and not ctx._protected_args and not ctx.args:  # noqa: SLF001  # no public name
            click.echo(self.get_help(ctx))
            return None
        return super().invoke(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, what it does and the commands."""
        examples = [(line, "") for line in _examples(self.words, "voikukkia")]
        _definitions(formatter, self.words.word("help", "examples"), examples)
        formatter.write_paragraph()
        formatter.write_text(self.words.word("help", "intro"))
        commands = [(name, self.words.word("help_about", name)) for name in self.commands]
        _definitions(formatter, self.words.word("help", "commands"), commands)
        _definitions(formatter, self.words.word("help", "options"), _options(self, ctx, self.words))
        formatter.write_paragraph()
        formatter.write_text(self.words.word("help", "more", command=f"{ctx.command_path} build -h"))
        formatter.write_paragraph()
        formatter.write_text(self.words.word("help", "read", file=str(guide())))


class Option(click.Option):
    """An option whose help says nothing in click's own language."""

    def get_help_extra(self, ctx: click.Context) -> dict[str, Any]:  # type: ignore[override]  # click's is a TypedDict
        """Return nothing: what is required stands in the usage, and wrong values are told."""
        del ctx
        return {}


def _options(command: click.Command, ctx: click.Context, words: Language) -> Iterator[tuple[str, str]]:
    """Yield each option and what it is for: a word of the command's own, else that of all commands."""
    for option in command.get_params(ctx):
        record = option.get_help_record(ctx) if isinstance(option, click.Option) else None
        if record:
            yield record[0], words.word(f"options.{command.name}", option.opts[-1].lstrip("-"))


def _examples(words: Language, name: str) -> Iterator[str]:
    yield from words.phrase("help_examples", name)


def _usage(words: Language) -> str:
    return words.word("help", "usage") + ": "


def _definitions(formatter: click.HelpFormatter, title: str, rows: Iterable[tuple[str, str]]) -> None:
    with formatter.section(title):
        formatter.write_dl(list(rows))


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
    if value:
        from importlib.metadata import version

        click.echo(f"voikukkia {version('voikukkia-kit')}")
        ctx.exit()


class WrongUseError(click.UsageError):
    """A command that is wrong in a way of ours: its message is in the reader's language already."""


def told_wrong(error: click.ClickException, words: Language) -> str:
    """Return what is wrong with a command, and what was probably meant."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "voikukkia"
    see = words.word("wrong", "see", command=command)
    match error:
        case click.NoSuchOption():
            options = [name for p in context.command.params for name in p.opts] if context else []
            close = nearest(error.option_name, options)
            says = words.word("wrong", "option", name=error.option_name)
            return " ".join([says, *_meant(close, words), see])
        case click.MissingParameter():
            return f"{words.word('wrong', 'missing', name=_hint(error))} {see}"
        case click.BadParameter():
            return f"{words.word('wrong', 'value', name=_hint(error), reason=_reason(error, words))} {see}"
        case click.exceptions.NoSuchCommand():
            close = nearest(error.command_name, getattr(context.command, "commands", ()) if context else ())
            says = words.word("wrong", "command", name=error.command_name)
            return " ".join([says, *_meant(close, words), see])
        case WrongUseError():
            return f"{error.message} {see}"
    return f"{words.word('wrong', 'arguments')} {see}"


def _meant(close: str | None, words: Language) -> list[str]:
    return [words.word("wrong", "meant", name=close)] if close else []


def _hint(error: click.BadParameter) -> str:
    """Return the option as one types it, or what the help calls the argument."""
    param = error.param
    return param.opts[0] if isinstance(param, click.Option) else str(getattr(param, "metavar", "")).strip("[]")


def _reason(error: click.BadParameter, words: Language) -> str:
    """Return what was expected; click says it in English only."""
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return words.word("wrong", "one_of", known=tuple(choices))
        case click.IntRange(min=least, max=most):
            return words.word("wrong", "number", least=str(least), most=str(most))
        case click.Path():
            return words.word("wrong", "folder")
    return error.message
