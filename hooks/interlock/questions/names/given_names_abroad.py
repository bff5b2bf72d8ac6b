"""Given names in other languages than English, and what is called after people there."""

from interlock.questions.names.named_after_people import WELL_KNOWN

GIVEN_ABROAD = {
    "de": """
    Achim Alexandra Andrea Andreas Angelika Anja Anke Anna Anne Annette Antje Axel Barbara Beate Bernd Birgit Brigitte Carsten
    Christian Christiane Christina Christoph Claudia Cornelia Daniela Detlef Dieter Dirk Doris Dorothea Elisabeth Elke Erika Eva
    Florian Frank Franziska Friedrich Gabriele Georg Gerhard Gisela Gudrun Günter Günther Hannelore Hans Heike Heinrich Heinz
    Helga Helmut Holger Ilse Ingeborg Ingrid Irmgard Jan Jana Jens Joachim Jochen Johannes Jörg Julia Jürgen Jutta Karin Karl
    Karsten Katharina Kathrin Katja Katrin Kerstin Kirsten Klaus Kristina Lars Lothar Lukas Lutz Manfred Manuela Marcel Maria
    Marianne Marion Markus Martin Martina Matthias Melanie Michael Michaela Monika Nadine Nicole Nils Norbert Olaf Oliver Petra
    Philipp Rainer Ralf Regina Reiner Reinhard Renate Roland Rolf Rüdiger Sabine Sandra Sascha Sebastian Silke Silvia Simone
    Sonja Stefan Stefanie Steffen Stephan Susanne Sven Tanja Thomas Thorsten Tobias Torsten Udo Ulrich Ulrike Ursula Ute Uwe
    Volker Walter Werner Wilhelm Wolfgang Yvonne
    """,
    "fr": """
    Adrien Alain Alexandre Alice Amélie André Anne Antoine Arnaud Aurélie Baptiste Béatrice Benjamin Benoît Bernadette Bernard
    Brigitte Bruno Camille Caroline Catherine Cécile Céline Chantal Charlotte Christelle Christian Christine Christophe Claude
    Corinne Cyril Damien Daniel Danielle David Delphine Denis Denise Didier Dominique Élise Élodie Émilie Emmanuel Éric Étienne
    Fabien Fabrice Florian François Françoise Frédéric Gérard Geneviève Georges Gilles Grégory Guillaume Hélène Henri Hervé
    Isabelle Jacqueline Jacques Jean Jeanne Jérôme Joël Josiane Julie Julien Karine Laetitia Laure Laurence Laurent Léa Lucie
    Ludovic Luc Marc Marcel Marguerite Marie Marion Martine Mathieu Maxime Michel Michèle Mireille Monique Muriel Nadine Nathalie
    Nicolas Nicole Odile Olivier Pascal Pascale Patrice Patricia Patrick Paul Paulette Philippe Pierre Quentin Raymond René Rémi
    Robert Romain Sabrina Sandrine Sébastien Serge Simone Solange Sophie Stéphane Stéphanie Sylvain Sylvie Thérèse Thierry Thomas
    Valérie Véronique Vincent Virginie Xavier Yann Yves Yvette Yvonne
    """,
    "es": """
    Adrián Alberto Alejandra Alejandro Alfonso Alicia Álvaro Ana Andrés Ángel Antonia Antonio Beatriz Begoña Borja Carlos Carmen
    Carolina Cristina Cristóbal Daniel David Diego Eduardo Elena Emilio Enrique Ernesto Esther Eva Fernando Francisca
    Francisco Gabriel Gonzalo Guillermo Héctor Ignacio Inés Irene Isabel Iván Jaime Javier Jesús Jorge José Josefa Juan Juana
    Julia Julián Laura Lorena Lucía Luis Luisa Manuel Manuela Marcos María Mariano Mario Marta Miguel Mónica Natalia
    Nuria Óscar Pablo Patricia Pedro Rafael Ramón Raquel Raúl Ricardo Roberto Rubén Sandra Sergio Silvia Sonia Susana
    Teresa Tomás Vicente Víctor Yolanda
    """,
    "it": """
    Alberto Alessandra Alessandro Alessia Alessio Andrea Angela Angelo Anna Antonella Antonio Barbara Carla Carlo Caterina Chiara
    Claudia Claudio Cristina Daniela Daniele Davide Domenico Elena Elisa Emanuele Enrico Fabio Federica Federico Filippo Francesca
    Francesco Franco Gabriele Giacomo Gianluca Gianni Giorgia Giorgio Giovanna Giovanni Giulia Giuseppe Giuseppina Ilaria Laura
    Lorenzo Luca Lucia Luigi Luisa Manuela Marco Maria Mario Martina Massimo Matteo Mauro Michele Monica Nicola Nicoletta Paola
    Paolo Patrizia Pietro Raffaele Riccardo Roberta Roberto Rosanna Salvatore Sara Serena Sergio Silvia Simona Simone Stefania
    Stefano Teresa Tommaso Valentina Valeria Vincenzo
    """,
    "nl": """
    Adriaan Anja Anna Anneke Annelies Annemarie Anouk Arjan Arnold Astrid Barbara Bart Bert Carla Cornelis Daan Dirk Eline Ellen
    Els Elly Erik Esther Femke Frank Frans Geert Gerard Gerrit Gijs Hans Harm Heleen Hendrik Henk Ingrid Irene Jaap Jan Janneke
    Jeroen Johan Johanna Joost Jos Karin Kees Klaas Koen Lieke Linda Lotte Maarten Maria Marianne Marieke Marijke Marjan Mark
    Martijn Mieke Monique Nicole Niels Paul Peter Petra Piet Pieter Rianne Robert Roel Ruud Sander Sanne Saskia Sjaak Sjoerd
    Stefan Stijn Sven Theo Thijs Thomas Tim Tineke Tom Truus Wim Willem Wouter Yvonne
    """,
    "pl": """
    Adam Agata Agnieszka Aleksander Aleksandra Alicja Andrzej Aneta Anna Arkadiusz Artur Barbara Bartosz Beata Bożena Czesław
    Damian Daniel Danuta Dariusz Dawid Dorota Edyta Elżbieta Ewa Ewelina Filip Grażyna Grzegorz Halina Hanna Helena Henryk Ilona
    Irena Iwona Izabela Jacek Jadwiga Jakub Jan Janina Janusz Jarosław Jerzy Joanna Józef Justyna Kamil Karolina Katarzyna
    Kazimierz Kinga Krystyna Krzysztof Leszek Łukasz Maciej Magdalena Małgorzata Marcin Marek Maria Mariola Mariusz Marta Mateusz
    Michał Mirosław Monika Natalia Paweł Paulina Piotr Przemysław Rafał Renata Robert Roman Ryszard Sławomir Stanisław Stefan
    Sylwia Tadeusz Teresa Tomasz Urszula Wanda Wiesław Wiktoria Witold Wojciech Zbigniew Zdzisław Zofia
    """,
}
# What is called after people, before the name or as an ending behind it, in any of these languages.
THINGS_BEFORE = frozenset(
    """
    rue avenue place boulevard école collège lycée hôpital square stade quai impasse allée résidence centre salle bâtiment
    pavillon prix loi fondation unité gymnase piscine parc pont bibliothèque médiathèque institut université musée théâtre
    crèche maternelle esplanade cours station métro gare tour plan programme bourse maison espace complexe cité foyer saint
    sainte opération calle plaza avenida paseo colegio hospital instituto premio biblioteca facultad aula edificio parque
    puente universidad museo teatro polideportivo estadio aeropuerto centro fundación beca ley programa santa san glorieta
    ronda residencia auditorio ceip ies via piazza viale corso scuola ospedale liceo istituto parco ponte università stadio
    aeroporto fondazione legge piano programma largo palazzo laan plein school straat weg kade prijs stichting ziekenhuis
    universiteit park brug museum fonds huis zaal sint straße platz allee schule haus stiftung preis halle stadion klinik
    brücke gymnasium bibliothek saal zentrum sankt ring schiff roman ulica ulicy ul plac placu aleja alei szkoła szkoły im
    imienia imieniem nagroda nagrody most mostu parku szpital szpitala fundacja fundacji uniwersytet uniwersytetu rondo św
    święty świętego świętej święta st ste bäckerei metzgerei fleischerei spedition firma apotheke gasthaus restaurant
    kanzlei autohaus sturm sturmtief orkan orkantief tief boulangerie boucherie pharmacie entreprise société établissements
    ets transports garage tempête panadería carnicería farmacia transportes empresa restaurante taller borrasca isla
    panificio ditta studio ristorante officina bakkerij slagerij apotheek storm piekarnia apteka sklep dom domu orkanu
    cabinet estación basisschool fa praxis hotel apteki firmy
    """.split()  # noqa: SIM905
)
ENDINGS_OF_THINGS = tuple(
    """
    straße strasse platz weg allee schule haus stiftung preis institut halle park stadion klinik brücke gymnasium bibliothek
    saal zentrum ring kaserne siedlung laan straat plein kade singel dreef school college prijs stichting ziekenhuis huis
    brug fonds verlag lyceum museum arena theater himmelfahrt empfängnis hemelvaart spital evangelium parafia gutschein
    kirche hospital universität apotheke krankenhaus gmbh ag
    """.split()  # noqa: SIM905
)
KNOWN_TO_ALL = WELL_KNOWN | frozenset(
    name.strip()
    for name in """
    Johannes Gutenberg, Friedrich Schiller, Karl Marx, Martin Luther, Hans Sachs, Erika Mustermann, Michael Ende, Thomas Mann,
    Wilhelm Busch, Heinrich Heine, Georg Büchner, Heinrich Böll, Sebastian Bach, Georg Händel, Maria Ward, Helmut Schmidt, Helmut
    Kohl, Jean Moulin, Jean Jaurès, Jean Monnet, Marie Curie, Jean Dupont, Pierre Curie, Robert Schuman, Simone Veil, Louis Braille,
    Jeanne Moreau, Georges Pompidou, François Mitterrand, Anne Frank, Pablo Picasso, Miguel Hidalgo, Francisco Franco, Juan Carlos,
    Juan Pablo, Maria Montessori, Giovanni Paolo, Marco Polo, Giuseppe Verdi, Giuseppe Garibaldi, Mario Rossi, Jan Modaal, Anna
    Bijns, Axel Springer, Claude Monet, Camille Claudel, Andrea Doria, Frans Hals, Anna Paulowna, Willem Alexander, Jan Steen,
    Jan Paweł, Jan Kowalski, Adam Mickiewicz, Maria Konopnicka, Jan Matejko
    """.replace("\n    ", " ").split(",")
)
