"""Documents attached to news: plain text and a table, in Latvian."""

from .records import text

# Key → (file name, content, title).
ATTACHMENTS = {
    "figures": (
        "skaitli.csv",
        "Mēnesis;Konsultācijas;Mācības;Pasākumi\r\n"
        "1;41;3;2\r\n2;38;4;1\r\n3;52;5;4\r\n4;47;4;3\r\n5;55;6;5\r\n6;36;2;4\r\n",
        text(
            "Pusgada skaitļi (izdomāti)",
            "Figures of half a year (invented)",
            "Цифры за полгода (вымышленные)",
        ),
    ),
    "lessons": (
        "stundu-plani.txt",
        "TRĪS STUNDU PLĀNI (izdomāts paraugs)\r\n\r\n"
        "1. Kam es uzticos? Saruna pāros, 20 minūtes.\r\n"
        "2. Pārāk labs piedāvājums. Grupu darbs, 40 minūtes.\r\n"
        "3. Kur meklēt palīdzību? Spēle ar kartītēm, 40 minūtes.\r\n",
        text(
            "Trīs stundu plāni (latviski)",
            "Three lesson plans (in Latvian)",
            "Три плана урока (на латышском)",
        ),
    ),
    "checklist": (
        "parbaudes-lapa.txt",
        "PIRMS DARBA ĀRZEMĒS (izdomāts paraugs)\r\n\r\n"
        "[ ] Zinu, kas ir darba devējs.\r\n[ ] Zinu, kāds darbs jādara.\r\n"
        "[ ] Zinu, cik un kad maksās.\r\n[ ] Zinu, kur dzīvošu.\r\n"
        "[ ] Zinu, kas maksā par ceļu.\r\n[ ] Dokumenti būs pie manis.\r\n"
        "[ ] Zinu, kam zvanīt.\r\n",
        text(
            "Pārbaudes lapa (latviski)",
            "Checklist (in Latvian)",
            "Проверочный лист (на латышском)",
        ),
    ),
}
