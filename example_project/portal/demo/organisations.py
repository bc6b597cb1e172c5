"""The ministries of the portal’s working group.

Names are official ones in Latvian; in English and Russian they are translations. Only
contacts that are public and certain are here.
"""

from .records import Organisation, text

MINISTRIES = {
    "iem": Organisation(
        name=text(
            "Iekšlietu ministrija",
            "Ministry of the Interior",
            "Министерство внутренних дел",
        ),
        short_name="IeM",
        kind="ministry",
        summary=text(
            "Atbild par iekšējās drošības politiku; 2017. gada martā vadīja"
            " starpinstitūciju darba grupu cilvēku tirdzniecības novēršanai.",
            "Is responsible for internal security policy; in March 2017 it led the"
            " inter-institutional working group against human trafficking.",
            "Отвечает за политику внутренней безопасности; в марте 2017 года руководило"
            " межведомственной рабочей группой по предотвращению торговли людьми.",
        ),
        website="https://www.iem.gov.lv/",
        phone="67829674",
    ),
    "tm": Organisation(
        name=text(
            "Tieslietu ministrija", "Ministry of Justice", "Министерство юстиции"
        ),
        short_name="TM",
        kind="ministry",
        summary=text(
            "Veido tieslietu politiku, tostarp krimināltiesībās un cietušo tiesību"
            " aizsardzībā.",
            "Shapes justice policy, including criminal law and the protection of"
            " victims’ rights.",
            "Разрабатывает политику в сфере юстиции, включая уголовное право и защиту"
            " прав пострадавших.",
        ),
        website="https://www.tm.gov.lv/",
    ),
    "lm": Organisation(
        name=text(
            "Labklājības ministrija",
            "Ministry of Welfare",
            "Министерство благосостояния",
        ),
        short_name="LM",
        kind="ministry",
        summary=text(
            "Veido darba un sociālās aizsardzības politiku; tās pārziņā ir arī cietušo"
            " sociālā rehabilitācija.",
            "Shapes labour and social protection policy, including the social"
            " rehabilitation of victims.",
            "Разрабатывает политику в области труда и социальной защиты, включая"
            " социальную реабилитацию пострадавших.",
        ),
        website="https://www.lm.gov.lv/",
    ),
    "am": Organisation(
        name=text(
            "Ārlietu ministrija",
            "Ministry of Foreign Affairs",
            "Министерство иностранных дел",
        ),
        short_name="ĀM",
        kind="ministry",
        summary=text(
            "Īsteno ārpolitiku un ar vēstniecību starpniecību palīdz valstspiederīgajiem"
            " ārzemēs.",
            "Conducts foreign policy and, through embassies, helps nationals abroad.",
            "Проводит внешнюю политику и через посольства помогает гражданам за"
            " рубежом.",
        ),
        website="https://www.mfa.gov.lv/",
    ),
    "vm": Organisation(
        name=text(
            "Veselības ministrija", "Ministry of Health", "Министерство здравоохранения"
        ),
        short_name="VM",
        kind="ministry",
        summary=text(
            "Veido sabiedrības veselības un veselības aprūpes politiku.",
            "Shapes public health and health care policy.",
            "Разрабатывает политику в области общественного здоровья и"
            " здравоохранения.",
        ),
        website="https://www.vm.gov.lv/",
    ),
    "km": Organisation(
        name=text(
            "Kultūras ministrija", "Ministry of Culture", "Министерство культуры"
        ),
        short_name="KM",
        kind="ministry",
        summary=text(
            "Veido kultūras un sabiedrības integrācijas politiku.",
            "Shapes policy on culture and the integration of society.",
            "Разрабатывает политику в области культуры и интеграции общества.",
        ),
        website="https://www.km.gov.lv/",
    ),
    "izm": Organisation(
        name=text(
            "Izglītības un zinātnes ministrija",
            "Ministry of Education and Science",
            "Министерство образования и науки",
        ),
        short_name="IZM",
        kind="ministry",
        summary=text(
            "Veido izglītības, zinātnes, jaunatnes un sporta politiku.",
            "Shapes policy on education, science, youth and sport.",
            "Разрабатывает политику в области образования, науки, молодёжи и спорта.",
        ),
        website="https://www.izm.gov.lv/",
    ),
    "em": Organisation(
        name=text(
            "Ekonomikas ministrija", "Ministry of Economics", "Министерство экономики"
        ),
        short_name="EM",
        kind="ministry",
        summary=text(
            "Veido tautsaimniecības un uzņēmējdarbības vides politiku.",
            "Shapes policy on the economy and the business environment.",
            "Разрабатывает политику в области народного хозяйства и"
            " предпринимательской среды.",
        ),
        website="https://www.em.gov.lv/",
    ),
}
