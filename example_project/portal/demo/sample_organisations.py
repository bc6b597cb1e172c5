"""Organisations that do not exist, to show what the real ones have no facts for here."""

from .records import Organisation, text

CONTACT = text("Piemēra Persona", "Example Person", "Условное Лицо")

SAMPLES = {
    "paraugs": Organisation(
        name=text(
            "Parauga dienests (izdomāts)",
            "Sample Service (invented)",
            "Служба-образец (вымышленная)",
        ),
        short_name="PD",
        kind="sample",
        summary=text(
            "Izdomāta iestāde demonstrācijai: tāda nepastāv.",
            "An institution invented for the demonstration: it does not exist.",
            "Учреждение, вымышленное для демонстрации: его не существует.",
        ),
        website="https://dienests.example.org/",
        email="dienests@example.org",
        languages=("lv", "en"),
    ),
    "biedriba": Organisation(
        name=text(
            "Parauga biedrība (izdomāta)",
            "Sample Association (invented)",
            "Общество-образец (вымышленное)",
        ),
        short_name="PB",
        kind="sample",
        parent="paraugs",
        summary=text(
            "Izdomāta biedrība demonstrācijai: tāda nepastāv, un tās kontakti nekur"
            " neved.",
            "An association invented for the demonstration: it does not exist, and its"
            " contacts lead nowhere.",
            "Общество, вымышленное для демонстрации: его не существует, и его контакты"
            " никуда не ведут.",
        ),
        website="https://biedriba.example.org/",
        email="biedriba@example.org",
        phone="00000000",
        contact_person=CONTACT,
        address=text(
            "Izdomātā iela 1, Paraugciems, LV-0000",
            "Izdomātā iela 1, Paraugciems, LV-0000, Latvia",
            "Izdomātā iela 1, Paraugciems, LV-0000, Латвия",
        ),
        areas=("vidzeme",),
        languages=("lv", "en", "ru"),
    ),
}
