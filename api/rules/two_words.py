"""The two words that a new phone or screen and the court's screen show: the same, or it is another.

One list for every language, because two people say them to each other. No two of its words sound
nearly alike, also where b and v, or s and z, do.
"""

import hashlib
from typing import Final

_TEXT: Final = """
abanico abeja abrigo aceite agenda aldea algodón amapola ancla anillo antena arado arcilla
armario arpa artista asiento atún avión azafrán azúcar árbol balcón ballena banano bandeja
barril batería baúl bebida bigote bocina bodega bosque brócoli brújula bufanda burbuja buzón
caballo cactus café caimán calabaza camisa campana canasta canguro caracol carpeta cascada
cebolla cepillo cereza chaleco cielo ciruela ciudad clavel cohete colibrí collar colmena
conejo corbata corona cuchara cuento cuerda cumbia delfín dibujo diente disco domingo dragón
ducha dulce durazno elefante empanada encaje enero ensalada erizo escalera escoba escuela
espejo espiga esponja estadio estatua estrella estufa familia fábula febrero feria fiesta
flamenco flauta flecha flor fogata foto frijol fútbol gafas gaviota gelatina gemelo gigante
girasol globo gorila granja guante guayaba guitarra gusano hamaca hermano higo hoja hormiga
horno hotel hueso iguana imprenta incienso invierno isla jaguar jarabe jardín jinete jirafa
jueves juguete julio jungla ladrillo lagarto lana langosta laurel lavanda lápiz lechuga lengua
lenteja leopardo león libélula libro linterna llanura lucero lunes maceta maestro mango
manzana maracuyá mariposa martes máquina medalla menta mercado molino montaña mosquito muelle
muñeca música nevera niebla nube océano orquídea ostra otoño paisaje paloma panadero pantalón
pañuelo papagayo papaya papel paraguas patines pájaro peluche perejil perfume perro pétalo
piano piedra pijama pimienta pincel pingüino piña piscina pizarra planeta poema polvo portal
pueblo rebaño reloj roble rodilla romero ruiseñor salsa sandalia sapo sastre sombrero sótano
tablero taller tambor tapete taxi teatro tejado teléfono tenedor tiburón tigre tijera toalla
tobillo tomate tortuga tren trompeta tulipán universo vainilla ventana vestido viajero viernes
violeta violín yogur zafiro
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
