import pytest

from assistant.spreadsheet import to_csv


def test_a_table_is_csv_with_crlf_and_quotes_where_they_are_needed() -> None:
    assert (
        to_csv(("line", "name"), [(1, 'a "net", knotted'), (2, "")]) == 'line,name\r\n1,"a ""net"", knotted"\r\n2,\r\n'
    )


@pytest.mark.parametrize("first", "=+-@\t\r")
def test_no_cell_is_a_formula(first: str) -> None:
    assert to_csv(("a",), [(f"{first}1",)]).removeprefix("a\r\n").lstrip('"').startswith(f"'{first}1")
