import pytest

from glossary.exchange.decoding import Decoded, decode


@pytest.mark.parametrize(
    "text",
    [
        "Begriff;Bedeutung\nÜberfluß;Größe der Straße, schön für alle Bürger\n",
        "terme,définition\nÉtat,Une société organisée, dotée d’un gouvernement\n",
        "term,definition\nnaïve,without café\n",
        "term,definition\nålder,Hur länge någon har levt; även år för människor\n",
        "termo,definição\nnação,Povo com língua própria; não são só os cidadãos\n",
    ],
    ids=["German", "French", "English", "Swedish", "Portuguese"],
)
def test_windows_1252_is_read_as_what_it_is(text: str) -> None:
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "pojem,definice\nčlověk,Živočich, který žije ve společnosti a má řeč, příliš žluťoučký kůň\n"),
        ("cp1250", "fogalom,meghatározás\nidő,A mozgás és a változás mértéke, hőség, tűz\n"),
        ("cp1251", "термин,определение\nторговля,Обмен товарами и услугами между людьми\n"),
        ("koi8_r", "термин,определение\nторговля,Обмен товарами и услугами между людьми\n"),
        ("cp1253", "όρος,ορισμός\nεμπόριο,Ανταλλαγή αγαθών και υπηρεσιών\n"),
        ("cp1256", "مصطلح,تعريف\nتجارة,تبادل السلع والخدمات\n"),
        ("gb18030", "术语,定义\n贸易,货物和服务的交换，国家之间的交易活动\n"),
        ("big5", "術語,定義\n貿易,貨物和服務的交換，國家之間的交易活動\n"),
        ("shift_jis", "用語,定義\n貿易,商品とサービスの交換、国と国との取引のこと\n"),
        ("euc_kr", "용어,정의\n무역,나라 사이에 물건을 사고 파는 일\n"),
        ("cp850", "Begriff;Bedeutung\nÜberfluß;Größe der Straße, schön für alle Bürger\n"),
    ],
)
def test_other_code_pages_stay_what_they_are(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text
