"""The little words of Dutch: articles, pronouns, prepositions, conjunctions, adverbs and the forms of common verbs."""

from __future__ import annotations

_COMMONEST = """
de het een der den des deze dit die dat dezelfde hetzelfde zulk zulke
ik jij je u hij zij ze wij we jullie men mij me jou hem haar hen hun ons zich zelf zichzelf elkaar
mijn jouw uw zijn onze hare wie wat welk welke wiens iemand niemand iets niets ieder iedere iedereen elk elke
alle alles allen allebei beide beiden enig enige enkele sommige veel vele weinig weinige meer meest meeste meesten
minder minst genoeg geen ander andere anderen eigen eerste laatste volgende vorige
aan achter af behalve beneden bij binnen boven buiten door gedurende in krachtens langs met na naar naast nabij om
omstreeks omtrent onder op over per rond rondom sedert sinds te ten ter tegen tegenover tijdens tot tussen uit van
vanaf vanuit vanwege via volgens voor voorbij wegens zonder inzake betreffende aangaande namens
en of maar want dus noch als dan toen terwijl omdat doordat zodat opdat hoewel alhoewel indien tenzij mits zodra
zolang totdat voordat nadat zoals evenals alsof
er hier daar waar ergens nergens overal hierbij hierin hiermee hiervan hiervoor daarbij daarin daarmee daarna daarom
daarop daarvan daarvoor waarbij waarin waarmee waarop waarvan waarvoor erop ervan ervoor erbij hierna
nu al reeds nog nooit ooit altijd vaak soms steeds weer opnieuw eerder later vroeger thans straks gauw spoedig
niet wel ook zo heel erg zeer te tamelijk nogal bijna slechts alleen juist vooral bovendien echter toch misschien
mogelijk zeker immers namelijk bijvoorbeeld ongeveer eveneens evenwel inmiddels intussen ondertussen vervolgens
verder voorts overigens trouwens anders eens even graag liever samen uiteraard vooraf achteraf hoe waarom wanneer
ben bent is was waren geweest word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad
zal zult zullen zou zouden kan kunt kunnen kon konden gekund moet moeten moest moesten mag mogen mocht mochten
wil wilt willen wilde wilden doe doet doen deed gedaan ga gaat gaan ging gegaan laat laten liet komt komen kwam
geeft geven gegeven gaf maakt maken gemaakt
http https html
"""
COMMONEST = frozenset(_COMMONEST.split())
