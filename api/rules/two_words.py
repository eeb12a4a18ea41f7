"""The two words that a new phone or screen and the court's screen show: the same, or it is another.

One list for every language, because two people say them to each other. No two of its words sound
nearly alike, also where b and v, or s and z, do.
"""

import hashlib
from typing import Final

_TEXT: Final = """
abanico abeja abrigo aceite agenda aldea algodón amapola ancla anillo antena arado arcilla
armario arpa artista asiento atún avión azafrán azúcar balcón ballena banano bandeja barril
batería baúl bebida bigote bocina bodega bosque brócoli brújula bufanda burbuja buzón caballo
cactus café caimán camisa campana canasta canguro caracol carpeta cascada cebolla cepillo
cereza chaleco cielo ciruela ciudad clavel cohete colibrí collar colmena conejo corbata corona
cuchara cuento cuerda cumbia delfín dibujo diente disco domingo dragón ducha dulce durazno
elefante empanada encaje enero ensalada erizo escalera escoba escuela espejo espiga esponja
estadio estatua estrella estufa familia febrero feria fiesta flamenco flauta flecha flor
fogata foto frijol fábula fútbol gafas gaviota gelatina gemelo gigante girasol globo gorila
granja guante guayaba guitarra gusano hamaca hermano higo hoja hormiga horno hotel hueso
iguana imprenta incienso invierno isla jaguar jarabe jardín jinete jirafa jueves juguete julio
jungla ladrillo lagarto lana langosta laurel lavanda lechuga lengua lenteja leopardo león
libro libélula linterna llanura lucero lunes lápiz maceta maestro mango manzana maracuyá
mariposa martes medalla menta mercado molino montaña mosquito muelle muñeca máquina música
nevera niebla nube océano orquídea ostra otoño paisaje palabra paloma panadero pantalón
papagayo papaya papel paraguas patines pañuelo peluche perejil perfume perro piano piedra
pijama pimienta pincel pingüino piscina pizarra piña planeta poema polvo portal pueblo pájaro
pétalo rebaño reloj roble rodilla romero ruiseñor salsa sandalia sapo sastre sombrero sótano
tablero taller tambor tapete taxi teatro tejado teléfono tenedor tiburón tigre tijera toalla
tobillo tomate tortuga tren trompeta tulipán universo vainilla ventana vestido viajero viernes
violeta violín yogur zafiro árbol
"""
WORDS: Final = tuple(_TEXT.split())


def of_device(token_hash: bytes, key: bytes) -> tuple[str, str]:
    """The two words of a device: by the code that it used, and by what is its own, its public key.

    Whoever used somebody else's code has other words on her screen than the court has.
    """

    digest = hashlib.sha256(b"words|" + token_hash + key).digest()
    first, second = digest[0], digest[1]
    # The same word twice would be read out as one.
    return WORDS[first], WORDS[(second + (first == second)) % len(WORDS)]
