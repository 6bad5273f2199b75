"""Well-known places outside North Rhine-Westphalia: asked for, they get an honest answer instead of a guess."""

from __future__ import annotations

from bot.catalogue.records import NameEntry

_PLACES = """
Hamburg; Berlin; München; Frankfurt; Frankfurt am Main; Stuttgart; Leipzig; Dresden; Hannover; Nürnberg;
Bremen; Bremerhaven; Mannheim; Karlsruhe; Wiesbaden; Mainz; Kassel; Kiel; Lübeck; Rostock; Schwerin; Erfurt;
Jena; Weimar; Magdeburg; Potsdam; Cottbus; Chemnitz; Braunschweig; Wolfsburg; Göttingen; Osnabrück; Oldenburg;
Emden; Hildesheim; Freiburg; Heidelberg; Ulm; Heilbronn; Pforzheim; Konstanz; Tübingen; Reutlingen; Augsburg;
Regensburg; Ingolstadt; Würzburg; Bamberg; Bayreuth; Fürth; Erlangen; Passau; Saarbrücken; Trier; Koblenz;
Ludwigshafen; Kaiserslautern; Darmstadt; Offenbach; Fulda; Marburg; Flensburg; Lüneburg; Celle; Stade;
Cuxhaven; Wilhelmshaven; Meppen; Lingen; Nordhorn; Stralsund; Greifswald; Görlitz; Bayern; Baden-Württemberg;
Hessen; Niedersachsen; Sachsen; Sachsen-Anhalt; Thüringen; Brandenburg; Mecklenburg-Vorpommern;
Schleswig-Holstein; Rheinland-Pfalz; Saarland; Österreich; Schweiz; Wien; Zürich; Amsterdam; Paris; London;
Brüssel; Niederlande; Holland; Belgien; Luxemburg; Frankreich; Enschede; Maastricht; Venlo; Estland
"""


def elsewhere() -> list[NameEntry]:
    """The places as names of a kind of their own."""
    names = [name.strip() for name in _PLACES.replace("\n", " ").split(";")]
    return [NameEntry("elsewhere", name, name) for name in names]
