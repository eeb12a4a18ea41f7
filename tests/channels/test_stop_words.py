"""Stop words: the word alone ends it, a sentence that merely holds it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.channels.stop_words import LONGEST, WORDS, is_stop


@pytest.mark.parametrize(
    "text",
    [
        *("STOP", "stop", "Stop.", " stop ", "¡ALTO!", "alto", "Basta", "PARAR", "cancelar"),
        *("BAJA", "salir", "Unsubscribe", "QUIT", "end", "END!!!", "«stop»", '"STOP"'),
        *("s\u200btop", "\ufeffSTOP", "\u00a1Alto\u00a0!", "ＳＴＯＰ", "stóp", "CANCELÁR", "𝐒𝐓𝐎𝐏"),
        *("STOP STOP", "stop\nstop", "Stop, please", "ALTO por favor", "basta ya", "STOP 🛑"),
        *("Gracias, baja", "cancelar, muchas gracias", "para", "pare ya", "fin", "detener"),
        *("dar de baja", "Darme de baja por favor", "de baja", "no más", "No más mensajes."),
        *("stop all", "STOPALL", "opt out", "Opt-out", "optout", "cancel", "no more messages"),
    ],
)
def test_the_word_alone_ends_it(text: str) -> None:
    assert is_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "!", "🛑", "gracias", "por favor", "ya", "sí", "no", "ok", "STAR", "stopp"),
        *("No puedo parar en la parada hoy", "El bus no para aquí", "No quiero cancelar"),
        *("I can't stop by today", "please don't stop", "don't stop", "non-stop", "stop sign?"),
        *("¿Cuándo es el fin?", "Voy a salir a las 8", "puedo salir antes", "Basta con 2 horas"),
        *("La baja médica llega mañana", "cancelar el turno del jueves", "no parar", "no stop"),
        *(
            "s t o p",
            "s.t.o.p",
            "alto riesgo",
            "end of day",
            "para todos",
            "para mí",
            "all",
            "todo",
        ),
        *("quite", "bajar", "stop " * 60, "stop" * 50),
    ],
)
def test_a_sentence_that_holds_the_word_does_not(text: str) -> None:
    assert not is_stop(text)


@given(
    st.sampled_from(sorted(WORDS)),
    st.text("\t\n .,;:!?¡¿'\"()-…·*_\u00a0\u200b\ufe0f", max_size=12),
    st.text("\t\n .,;:!?¡¿'\"()-…·*_\u00a0\u200b\ufe0f", max_size=12),
    st.integers(0, 2**12),
)
def test_case_and_signs_around_it_change_nothing(
    word: str, before: str, after: str, upper: int
) -> None:
    letters = [x.upper() if upper >> n & 1 else x for n, x in enumerate(word)]
    assert is_stop(before + "".join(letters) + after)


@given(st.text(max_size=2 * LONGEST))
def test_any_text_has_an_answer_and_a_long_one_stops_nothing(text: str) -> None:
    assert is_stop(text) in (True, False)
    if len(text) > LONGEST:
        assert not is_stop(text)


@given(st.sampled_from(sorted(WORDS)), st.sampled_from(["no", "turno", "today", "2", "ella"]))
def test_another_word_beside_it_makes_it_a_sentence(word: str, other: str) -> None:
    assert not is_stop(f"{word} {other} {word}")
    assert not is_stop(f"{other} {word}")
