"""The ground on which texts of an office's own are bounded: Jinja's compiler, which is private and may move."""

from importlib.metadata import version

import pytest
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError

from nianbao.bounded_text import COUNTED_JINJA, BoundedEnvironment


def test_jinja_is_the_version_whose_compiler_is_counted_in() -> None:
    assert version("jinja2").startswith(f"{COUNTED_JINJA}.")


@pytest.mark.parametrize("method", ["visit_Template", "visit_Concat"])
def test_the_compiler_has_what_is_overridden(method: str) -> None:
    assert callable(getattr(CodeGenerator, method))


@pytest.mark.parametrize(
    "text",
    [
        "{% for one in many %}{% for two in many %}{{ one }}{{ two }}{% endfor %}{% endfor %}",
        "{% for one in many %}" + "政府信息公开" * 20 + "{% endfor %}",
        "{{ long ~ long ~ long ~ long ~ long ~ long ~ long ~ long ~ long ~ long ~ long }}",
    ],
)
def test_loops_their_bodies_and_joined_words_are_counted(text: str) -> None:
    environment = BoundedEnvironment(1000, {})
    with pytest.raises(SecurityError), environment.granted():
        environment.from_string(text).render(many=list(range(50)), long="长" * 100)


def test_a_short_text_is_filled_in() -> None:
    environment = BoundedEnvironment(1000, {})
    with environment.granted():
        assert (
            environment.from_string("{% for one in many %}{{ one ~ '件' }}{% endfor %}").render(many=[1, 2]) == "1件2件"
        )
