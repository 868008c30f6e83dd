"""The names in made-up books: all invented."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words(
    """
    Ada Amir Bela Bruno Carla Cyril Dagny Desmond Edda Emil Farah Felix Greta Gus Hanna
    Hector Ida Ivo Jana Joris Kalle Katya Lena Linus Maren Milo Nadia Nils Odile Otto Paula
    Pavel Qadir Quinn Rhea Rolf Salma Silas Tamsin Theo Ulla Umar Vera Viktor Wanda Wilf
    Yara Zeno
    """
)
LAST = _words(
    """
    Abbot Adler Barrow Bellamy Birk Calder Corvin Crewe Dahl Denholm Draper Eastley Ekman
    Fallow Fenwick Frost Garside Gruber Hallam Hartog Hobday Iden Ivers Jessop Joyner Kaplan
    Kestrel Kirby Lang Lomax Lund Marlow Merrin Moss Nash Norrby Oakes Osgood Paxton Pell
    Pryor Quill Radley Reyes Rowe Sayer Selby Stokes Tait Thorne Tolley Ulmer Vance Varga
    Wade Whitlow Winter Yardley Yates Zeller
    """
)
COLOURS = _words(
    """
    Amber Ashen Birch Bold Bright Broad Calm Cedar Clear Coral Crisp Dappled Deep Early
    Elder Fair Fern Fine Frosty Gentle Golden Grand Green Hazel High Ivory Keen Kind Lofty
    Mellow New Noble Old Open Quiet Rowan Silver Stone Swift West
    """
)
PLACES = _words(
    """
    Anchor Arbour Bank Barn Bay Bridge Brook Castle Cliff Corner Court Cove Dale Dock Falls
    Farm Field Ford Forge Gate Glen Grove Harbour Heath Hill Hollow Island Lake Lane Lock
    Meadow Mill Moor Orchard Park Quay Ridge Spring Tower Vale
    """
)
TRADES = _words(
    """
    Bakery Books Clinic Foods Freight Glass Hotels Housing Insurance Museum Schools Tools
    """
)
