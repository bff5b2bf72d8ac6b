"""What is called like a person and is none: streets and hospitals, laws, storms and ships, and those whom everybody knows."""

PLACES = (
    "Academy|Avenue|Award|Bridge|Building|Campus|Centre|Charity|Clinic|Close|College|Court|Cup|Day|Drive|Field|Fields|"
    "Foundation|Fund|Garden|Gardens|Green|Grove|Hall|Hill|Home|Homes|Hospice|Hospital|House|Lane|Library|Lodge|Park|"
    "Place|Practice|Prize|Road|Room|Row|School|Square|Street|Surgery|Terrace|Theatre|Trust|Walk|Ward|Way|Wing|Wood|"
    "Yard|Almshouses|Arena|Arms|Chapel|Church|Crescent|Estate|Gallery|Institute|Memorial|Monument|Museum|Nursery|"
    "Stadium|Statue|University"
)
# And other words with a capital that make a name that of a thing: `George Cross`, `Rosalind Franklin Laboratory`.
_OTHER_THINGS = frozenset(
    """
    act association band bursary canal charter collection community company council cross depot dock exhibition
    forest group housing inquiry laboratory law lecture limited ltd medal method model palace partnership plc
    programme report reservoir review rule scale scheme scholarship score services society solutions springs station
    studio technique test tower training works
    """.split()  # noqa: SIM905
)
# Words in small letters, without their plural, that are part of a name.
NAMED_AFTER_PEOPLE = frozenset(PLACES.lower().split("|")) | _OTHER_THINGS

# What stands behind such a name in small letters: `Edward Boyle library`. None of these is what somebody does: `Joan drives`.
BEHIND = (
    "academy|avenue|band|boiler|bridge|building|bursary|campus|canal|centre|charity|church|clinic|college|court|"
    "crescent|depot|disease|(?:children's|community|day|health|learning|leisure|medical) centre|exhibition|forest|"
    "foundation|gallery|hall|hospice|hospital|institute|laborator(?:y|ie)|lane|law|librar(?:y|ie)|machine|memorial|"
    "monument|mower|museum|novel|nurser(?:y|ie)|office block|palace|programme|pumping station|reservoir|road|"
    "scholarship|school|sheep|splint|square|stadium|statue|stor(?:y|ie)|street|substation|syndrome|technique|terrace|"
    "terrier|theatre|theor(?:y|ie)|tower|tractor|training|treatment works|truck|universit(?:y|ie)|ward|wing"
)
# And what belongs to such a name: `Martha's rule`.
OWNED = "church|disease|hospice|hospital|law|rule|sign|syndrome"

# What somebody keeps, and is called after: `Mrs Smith's pie shop`. A shop alone may be where somebody lives.
KEPT = (
    "(?i:(?:[a-z]+[ -]){0,2}(?:bakery|barbers|brewery|butchers|cafe|café|cattery|chippy|delicatessen|diner|florists|guest house|"
    "hairdressers|kennels|launderette|parlour|pizzeria|pub|restaurant|salon|takeaway|tea ?rooms?)|"
    "(?:[a-z]+[ -]){1,2}(?:bar|farm|garage|market|shop|stall|stores?))"
)

# What stands before such a name, with or without a capital: `Storm Ciara`, `the lifeboat Helen Blake`, `the chatbot Amelia`.
BEFORE = frozenset(
    """
    app ave baby barge blessed bloody boat bot camp cape chatbot county cutter cyclone dredger ferry film fort
    gritter hail hms hurricane island lake lifeboat loch locomotive machine mount mv novel opera pantomime play
    point pope port prophet pub river rms robot saint saints ship software ss st ste sainte san santa steamer storm
    storms system the town tug typhoon vessel village virgin yacht
    """.split()  # noqa: SIM905
)

# Of these, no handbook tells anything that others may not know; and `Jane Doe` is anybody.
WELL_KNOWN = frozenset(
    name.strip()
    for name in """
    Agnes Hunt, Alan Turing, Alex Ferguson, Alexander Dennis, Alexander Fleming, Alfred Nobel, Alice Holt, Alice
    Springs, Andrew Carnegie, Andrew Marvell, Anne Bronte, Anne Frank, Anthony Nolan, Arthur Andersen, Arthur
    Ransome, Barbara Hepworth, Benjamin Britten, Benjamin Franklin, Bernard Shaw, Charles Babbage, Charles
    Booth, Charles Darwin, Charles Dickens, Charles Rennie, Charles Tyrwhitt, Chris Hoy, Chris Whitty,
    Christopher Columbus, Christopher Wren, Daniel Defoe, David Attenborough, David Bowie, David Hockney, David
    Hume, David Livingstone, David Lloyd, Dennis Eagle, Dorothy Hodgkin, Dorothy Perkins, Dylan Thomas, Eddie
    Stobart, Edith Cavell, Edward Elgar, Edward Jenner, Edward Lear, Eleanor Roosevelt, Emily Bronte, Emily
    Davison, Eric Morecambe, Esther Rantzen, George Boole, George Eliot, George Orwell, George Stephenson,
    George Washington, Gordon Bennett, Graham Greene, Hans Andersen, Hans Christian, Harold Pinter, Harold
    Wilson, Helen Bamber, Helen Keller, Hugh James, Isaac Newton, James Brindley, James Cook, James Dyson, James
    Grieve, James Joyce, James Watt, Jamie Oliver, Jane Austen, Jane Doe, Jane Eyre, Jane Goodall, Jeff Bezos,
    Jeremy Bentham, Jim Crow, John Betjeman, John Constable, John Deere, John Doe, John Dory, John Innes, John
    Keats, John Lennon, John Lewis, John Logie, John Menzies, John Milton, John Muir, John Radcliffe, John
    Ruskin, John Rylands, John Snow, John Wesley, Joseph Chamberlain, Joseph Lister, Joseph Priestley, Joseph
    Rowntree, Josephine Butler, Joshua Reynolds, Kate Granger, Katharine Hepburn, Kelly Services, Kenneth
    Grahame, Laura Ashley, Lawrence Oates, Lawrence Weston, Leonard Cheshire, Leonard Stanley, Lucy Faithfull,
    Marcus Garvey, Marcus Gunn, Margaret Thatcher, Maria Montessori, Mary Berry, Mary Magdalene, Mary Poppins,
    Mary Rose, Mary Seacole, Mary Shelley, Mary Tavy, Matthew Arnold, Matthew Boulton, Matthew Flinders, Michael
    Faraday, Michael Marmot, Michael Page, Muhammad Ali, Neil Armstrong, Nicholas Nickleby, Oliver Cromwell,
    Oliver McGowan, Oliver Twist, Patrick Geddes, Paul Hamlyn, Peter Drucker, Peter Pan, Peter Rabbit, Peter
    Tavy, Philip Larkin, Richard Arkwright, Robert Bosch, Robert Burns, Robert Dyas, Robert Francis, Robert
    Gordon, Robert Half, Robert Jones, Robert McAlpine, Robert Peel, Robert Walters, Rosalind Franklin, Sally
    Lunn, Samuel Beckett, Samuel Johnson, Samuel Pepys, Simon Community, Stella Artois, Stella McCartney,
    Stephen Covey, Stephen Hawking, Stephen Lawrence, Steve Biko, Steve Jobs, Steven Spielberg, Sylvia
    Pankhurst, Sylvia Plath, Thomas Becket, Thomas Clarkson, Thomas Cook, Thomas Edison, Thomas Gainsborough,
    Thomas Hardy, Thomas More, Thomas Paine, Thomas Telford, Tim Berners, Tim Hortons, Timothy Taylor, Tony
    Blair, Tracey Emin, Vera Lynn, Vincent Van, William Blake, William Booth, William Caxton, William Hill,
    William Morris, William Penn, William Shakespeare, William Wilberforce, William Wordsworth, William Yeats
    """.replace("\n    ", " ").split(",")
)
