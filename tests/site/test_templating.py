"""What a template prints is escaped, whichever way it comes."""

from markupsafe import Markup, escape

from specglot.site.templating import coded, environment, escaped


def test_escaped_is_escape() -> None:
    for value in (
        "plain",
        "a < b & \"c\" 'd'",
        "",
        "日本語",
        Markup("<b>&amp;</b>"),
        Markup(""),
        7,
        None,
        True,
        ["<"],
    ):
        assert escaped(value) == escape(value), value


def test_templates_escape_values_attributes_and_what_is_joined() -> None:
    template = environment().from_string(
        "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ v }} {{ m(v) }} {{ v ~ m(v) }} {{ [v] | first }} {% set w %}{{ v }}{% endset %}{{ w }}"
    )
    once = "&lt;script&gt;"
    assert template.render(v="<script>") == f"{once} <i>{once}</i> {once}<i>{once}</i> {once} {once}"


def test_code_in_messages_is_code_and_nothing_else_is() -> None:
    assert coded("`<b>` is <i> in `de`") == "<code>&lt;b&gt;</code> is &lt;i&gt; in <code>de</code>"
    assert coded("a ` alone <") == "a ` alone &lt;"
    assert coded("") == ""
