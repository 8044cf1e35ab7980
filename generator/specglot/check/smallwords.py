"""The small words of languages written in Latin letters: what a clause of more than a few words never goes without.

Articles, pronouns, prepositions, conjunctions and auxiliaries, lower case; apostrophes divide words (`l’API` has `l`).
A clause that has those of one language and none of another is in the one; no model of a language tells that better or
faster. The lists hold words of any text on computers, not of a kind of page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SMALL_WORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "the a an of for is are was were be been being to in on at by with from and or not no you your he she "
            "we they it its this that these those as can could may might must should shall will would when where "
            "if then than which who whose what how why only more most such has have had do does did but so about "
            "into over under between after before during through while because until there their them our us me "
            "my any each every both some another same just also very too here up out down off again once"
        ),
        "de": (
            "der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen "
            "keiner ist sind war waren wird werden wurde wurden worden sein seine seiner ihr ihre ihren ihrer "
            "ihrem sie er es wir ich man sich mit von vom zu zum zur auf aus bei beim nach für über unter "
            "zwischen durch um als wie wenn dass weil da ob im am ins ans kann können muss müssen soll sollte "
            "sollten darf dürfen hat haben hatte diese dieser dieses diesen diesem jede jeder jedes jeden alle "
            "aller allen auch nur noch schon mehr so dann hier wo was welche welcher welches ohne gegen bis seit "
            "während sowie bzw sondern dabei damit dazu darin daran an in wurde könnte würde also jedoch falls "
            "bevor nachdem beispielsweise siehe"
        ),
        "fr": (
            "le la les un une des du de au aux et ou mais ne pas est sont était être été a ont avait avoir il "
            "elle ils elles on nous vous je ce cet cette ces son sa ses leur leurs votre vos notre nos qui que "
            "quoi dont où si se par pour avec sans sous sur dans entre vers chez en lors lorsque puis donc car "
            "comme plus moins très aussi ainsi tout toute tous toutes peut peuvent doit doivent sera seront fait "
            "même autre autres chaque aucun aucune après avant depuis pendant afin à y qu l d n c j m jusqu "
            "lorsqu puisqu voir soit"
        ),
        "pt": (
            "o a os as um uma uns umas de do da dos das no na nos nas em ao aos à às e ou mas não é são foi foram "
            "era ser for forem está estão estar estiver tem têm ter há por pelo pela pelos pelas para com sem sob "
            "sobre entre até após que quem qual quais quando onde como se seu sua seus suas este esta estes estas "
            "esse essa esses essas isso isto aquele aquela ele ela eles elas você lhe mais menos muito também já "
            "ainda só apenas todo toda todos todas cada outro outra outros outras mesmo mesma pode podem deve "
            "devem será serão num numa antes depois durante porque pois me nem caso consulte"
        ),
        "es": (
            "el la los las un una unos unas de del al y o u e pero no es son fue fueron era ser está están estar "
            "ha han hay por para con sin sobre entre hasta desde que quien cual cuales cuando donde como si se su "
            "sus este esta estos estas ese esa esos esas esto eso él ella ellos ellas usted lo le les más menos "
            "muy también ya aún solo sólo todo toda todos todas cada otro otra otros otras mismo misma puede "
            "pueden debe deben será serán antes después durante porque pues me ni en a según cualquier véase"
        ),
        "it": (
            "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal "
            "dalla dai dalle in nel nella nei nelle su sul sulla sui sulle con per tra fra e ed o ma non è sono "
            "era essere stato stata ha hanno che chi cui quale quali quando dove come se si suo sua suoi sue "
            "questo questa questi queste quello quella più meno molto anche già ancora solo tutto tutta tutti "
            "tutte ogni altro altra altri altre stesso stessa può possono deve devono sarà saranno prima dopo "
            "durante perché ci ne l d c dell nell all dall sull quindi vedere"
        ),
        "nl": (
            "de het een en of maar niet geen is zijn was waren wordt worden werd werden kan kunnen moet moeten "
            "mag mogen zal zullen zou heeft hebben had van voor met op in aan bij naar uit over onder tussen door "
            "om te tot als dan dat die deze dit u uw je jouw hij zij ze wij we er hier daar waar wat welke wie "
            "hoe wanneer omdat zodat ook nog al alleen meer elk elke alle ander andere zelfde na voordat nadat "
            "tijdens zonder indien zie"
        ),
        "sv": (
            "och eller men att det den de en ett är var vara varit har hade kan kunde ska skall måste får inte "
            "ingen inga av för med på i till från om vid under över mellan genom efter innan som när där här vad "
            "vilken vilka hur varför så du din ditt dina ni er han hon vi man sig sin sitt sina denna detta dessa "
            "alla varje annan andra samma bara endast också mer mest än utan eftersom medan se"
        ),
        "da": (
            "og eller men at det den de en et er var være været har havde kan kunne skal må ikke ingen af for med "
            "på i til fra om ved under over mellem gennem efter før som når hvor her hvad hvilken hvilke hvordan "
            "så du din dit dine han hun vi man sig sin sit sine denne dette disse alle hver anden andre samme kun "
            "også mere mest end uden fordi mens bliver blev se"
        ),
        "nb": (
            "og eller men at det den de en et er var være vært har hadde kan kunne skal må ikke ingen av for med "
            "på i til fra om ved under over mellom gjennom etter før som når hvor her hva hvilken hvilke hvordan "
            "så du din ditt dine han hun vi man seg sin sitt sine denne dette disse alle hver annen andre samme "
            "bare også mer mest enn uten fordi mens blir ble se"
        ),
        "fi": (
            "ja tai mutta että on ovat oli olivat olla ei eivät jos kun kuin joka jotka mikä mitä missä tämä "
            "tämän tätä nämä se sen sitä ne niiden hän he me te voi voit voidaan voivat pitää täytyy myös vain "
            "vielä jo kaikki jokainen toinen sama ilman kanssa ennen jälkeen aikana mukaan sekä koska niin sekä "
            "katso"
        ),
        "pl": (
            "i oraz lub albo ale nie jest są był była było były być będzie będą ma mają może mogą należy powinien "
            "do z ze w we na po za od dla przez przed pod nad między o u że aby jeśli gdy kiedy jak który która "
            "które których którym ten ta to te tego tej tym tych jego jej ich się tylko także już jeszcze każdy "
            "każda inny inne bez podczas ponieważ więc zobacz"
        ),
        "cs": (
            "a i nebo ale ne není je jsou byl byla bylo byly být bude budou má mají může mohou musí do z ze v ve "
            "na po za od pro přes před pod nad mezi o u že aby pokud když jak který která které kterých tento "
            "tato toto tyto jeho její jejich se si pouze také již ještě každý každá jiný jiné bez během protože "
            "tedy viz"
        ),
        "tr": (
            "ve veya ama değil bir bu şu o için ile gibi kadar göre sonra önce olarak olan olduğu oldu olabilir "
            "olur var yok daha en çok her tüm diğer aynı da de ki mi mu ne nasıl hangi eğer ise ya yalnızca ancak "
            "çünkü sadece tarafından üzerinde içinde"
        ),
        "ro": (
            "și sau dar nu este sunt era fi fost are au poate pot trebuie de la în din cu pe pentru prin peste "
            "sub între până fără despre după înainte că să dacă când unde cum care ce cine un o unei unui al ale "
            "lui ei lor său sa acest această acești aceste acel toate toți fiecare alt alte același doar și mai "
            "foarte"
        ),
        "hu": (
            "a az egy és vagy de nem van vannak volt lesz lehet kell hogy ha amikor ahol mint aki ami amely ez "
            "ezek azok ezt azt ebben abban is csak még már minden más ugyanaz nélkül szerint után előtt alatt "
            "között miatt által lásd"
        ),
        "id": (
            "dan atau tetapi tidak adalah ini itu yang untuk dengan dari ke di pada oleh dalam akan dapat harus "
            "bisa telah sudah jika saat ketika sebagai seperti anda kami mereka juga hanya lebih semua setiap "
            "lain sama tanpa setelah sebelum karena lihat"
        ),
    }.items()
}

ALPHABETS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(letters)
    for language, letters in {
        "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "pt": "ãõáâàéêíóôúç", "es": "ñáéíóúü", "it": "àèéìîòóù",
        "nl": "ëïéèöüó", "sv": "åäöé", "da": "æøåé", "nb": "æøåéòô", "fi": "äöå", "pl": "ąćęłńóśźż",
        "cs": "áčďéěíňóřšťúůýž", "tr": "çğıöşü", "ro": "ăâîșțşţ", "hu": "áéíóöőúüű",
    }.items()
}  # fmt: skip
"""The letters beside `a` to `z`, lower case, that words of a language are written with."""


def language(locale: str) -> str:
    """The language of a BCP 47 tag; Norwegian without more (`no`) is Bokmål."""
    code = locale.split("-", maxsplit=1)[0].lower()
    return "nb" if code == "no" else code
