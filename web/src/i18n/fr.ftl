## language

language-name = Français
language-direction = ltr

## shell

product = Parley
exercise = EXERCICE : rien ici n’est réel
skip = Aller au contenu
nav-label = Rubriques
nav-situation = Situation
nav-list = Liste
nav-record = Registre
nav-parties = Parties
language = Langue
link-live = En direct
link-delayed = { $seconds } s de retard
link-offline = Hors ligne depuis { $age }
link-connecting = Connexion en cours
record-checking = Vérification du registre
record-verified = Registre vérifié
record-unverified = Registre pas encore vérifié
record-broken = REGISTRE RÉÉCRIT
clock-local = heure locale
past-showing = Vous regardez l’état au { $when }. Rien ne peut être signé ici.
mirror = Copie du registre propre à votre partie. Dernières nouvelles de son hébergeur : il y a { $age }.
mirror-stale = Copie du registre propre à votre partie. Elle est sans nouvelles de son hébergeur depuis { $age } : ce qui a été convenu ou a pris fin depuis n’est pas connu ici.
mirror-doubt = L’hébergeur a signé ce qui ne peut être vrai. Cette copie en a la preuve : voir parley mirror findings. Ne vous fiez pas à ce qui est nouveau.
past-leave = Revenir au présent
you-are = { $post } de { $party }
log-in = Se connecter
log-out = Se déconnecter
as-another = Voir en tant que
as-another-note = exercice seulement
as-nobody = Personne
failed-title = Ceci n’a pas pu être affiché
failed-again = Réessayer
not-found = Il n’existe rien de ce nom que vous puissiez voir.
unlisted = Non répertorié ne signifie pas non protégé : ce qui n’est pas affiché ici conserve toute la protection que le droit lui accorde.
loading = Chargement
age-seconds =
    { $n ->
        [one] { $n } seconde
       *[other] { $n } secondes
    }
age-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
age-hours =
    { $n ->
        [one] { $n } heure
       *[other] { $n } heures
    }
age-days =
    { $n ->
        [one] { $n } jour
       *[other] { $n } jours
    }

## words

state-draft = Projet
state-tabled = À l’examen
state-clarification-pending = En attente d’éclaircissement
state-countered = Contre-proposé
state-agreed = Convenu, prend effet plus tard
state-in-force = En vigueur
state-suspended = Suspendu
state-breach-notice = Violation notifiée
state-termination-notice = Dénoncé, encore en vigueur
state-released = Libéré
state-expired = Expiré
state-terminated = Éteint
state-rejected = Rejeté
state-withdrawn = Retiré
state-lapsed = Caduc
state-superseded = Remplacé
state-declared = Déclaré
state-receipted = Réception confirmée
state-recognised = Reconnu
state-recognised-with-condition = Reconnu sous condition
state-recognition-refused = Reconnaissance refusée
state-ceased = A cessé
state-asserted = Affirmé unilatéralement
state-authorised = Autorisé
kind-safe-zone = Zone de sécurité
kind-no-fly-zone = Zone d’exclusion aérienne
kind-corridor = Corridor humanitaire
kind-de-escalation-area = Zone de désescalade
kind-demilitarised-zone = Zone démilitarisée
kind-hospital-zone = Zone sanitaire
kind-neutralised-zone = Zone neutralisée
kind-non-defended-locality = Localité non défendue
kind-pause = Pause
consents =
    { $got ->
        [one] { $got } consentement sur { $need }
       *[other] { $got } consentements sur { $need }
    }

## list

list-title = Arrangements
list-needs = À traiter
list-all = Tous les arrangements
list-needs-none = Rien à traiter à présent.
list-needs-nobody = Connectez-vous pour voir ce que vous avez à traiter.
list-find = Rechercher
list-state = État
list-sort = Ordre
list-any = Tout état
list-by-urgency = Premiers changements ou échéances
list-by-title = Nom
list-by-tabled = Plus récents
list-count =
    { $n ->
        [one] { $n } arrangement
       *[other] { $n } arrangements
    }
list-none = Aucun arrangement ne correspond.
list-empty = Rien n’a encore été déposé.
list-more = En afficher { $n } de plus
list-col-what = Arrangement
list-col-state = État
list-col-term = Durée
list-col-waits = En attente de
list-waits-none = rien
list-changed = modifié
term-from = à partir du { $when }
term-until = jusqu’au { $when }
due = échéance : { $when }
due-in = dans { $age }
due-over = échéance dépassée
name-odd = Ce nom n’est peut-être pas ce qu’il paraît
need-consent = Votre consentement est requis
need-reaffirmation = Votre consentement est à réaffirmer
need-clarification = Éclaircissement à fournir
need-reservation = Réserve sur laquelle se prononcer
need-condition = Condition à confirmer
need-cure = Violation à laquelle remédier
need-renewal = Renouvellement à signer
need-expiry = La durée prend bientôt fin
need-recognition = Votre reconnaissance est demandée
need-resumption = Suspension à lever
need-disclaim = Touche peut-être votre territoire
need-map = Carte définitive à déposer
need-audience = Quelqu’un à qui le montrer
need-changed = Modifié depuis votre acceptation
need-countered = Contre-proposition à la vôtre
need-other = Vous concerne aussi
wait-position = Consentement
wait-reaffirmation = Nouveau consentement
wait-admission = Admission ici
wait-audience = Communication
wait-second-party = Une deuxième partie
wait-clarification = Réponse
wait-reservation = Réserve
wait-condition = Condition
wait-cycle = Conditions en cercle
wait-map = Carte définitive
wait-date = Début
wait-renewal = Renouvellement
wait-recognition = Reconnaissance
wait-cure = Remède à une violation
wait-resumption = Reprise
live-changes =
    { $n ->
        [one] { $n } changement
       *[other] { $n } changements
    }
live-show =
    Afficher { $n ->
        [one] { $n } changement
       *[other] { $n } changements
    }
unreachable = Le serveur est injoignable et ce navigateur n’a rien conservé à afficher. Une nouvelle tentative se fera d’elle-même.

## vocabulary

basis-agreed = Convenu
basis-declared = Déclaré
basis-authorised = Autorisé
basis-asserted = Affirmé
role-territorial-state = État territorial
role-belligerent = belligérant
role-guarantor = garant
role-monitor = organe de surveillance
role-humanitarian = organisation humanitaire
role-mediator = médiateur
role-observer = observateur
activity-any = toute activité
activity-any-flight = tout vol
activity-military-flight = vols militaires
activity-civil-flight = vols civils
activity-drone = drones
activity-strike = frappes
activity-ground-force = forces terrestres
activity-heavy-weapon = armes lourdes
activity-artillery = artillerie
activity-movement = déplacements au sol, sans armes
purpose-humanitarian = humanitaire
purpose-medevac = évacuation sanitaire
purpose-search-and-rescue = recherche et sauvetage
purpose-monitor = surveillance
datum-agl = au-dessus du sol
datum-amsl = au-dessus du niveau moyen de la mer
datum-wgs84 = au-dessus de l’ellipsoïde WGS 84
datum-fl = niveau de vol

## propose

propose-heading-new = Une nouvelle proposition
propose-heading-counter = Contre-proposition
propose-heading-revise = Nouvelle révision
propose-of-counter = Contre-proposition à
propose-of-revise = Nouvelle révision de
propose-untitled = Sans titre
propose-steps = Étapes
propose-step-where = Où
propose-step-what = Objet
propose-step-rules = Règles
propose-step-who = Qui
propose-step-terms = Termes
propose-step-sign = Signer
propose-check = Vérifier et signer
propose-complete = complet
propose-continue = Continuer : { $step }
propose-aside = La carte, et ce que le projet signifierait
propose-remove = Retirer
propose-clear = Vider
propose-choose = Choisir…
propose-unit = Unité
propose-unit-km = km
propose-unit-m = m
propose-unit-nm = milles marins
propose-unit-ft = ft
propose-unit-hours = heures
propose-unit-days = jours
propose-unit-weeks = semaines
propose-unit-months = mois
propose-unit-years = ans
propose-from = De
propose-until = Jusqu’à
propose-about = environ { $area }
propose-drafts = Projets
propose-drafts-hint = Les projets sont conservés dans ce navigateur, pour votre partie seule, jusqu’à ce que vous les déposiez ou les supprimiez. Ils n’y sont pas chiffrés.
propose-drafts-none = Il n’y a aucun projet.
propose-new = Nouveau projet
propose-import = Ouvrir un fichier de projet
propose-import-failed = { $name } ne peut être lu comme un projet : { $why }
propose-import-line = la ligne { $line } n’est pas comprise : { $found }
propose-untaken = Ceci n’a pas pu être repris du fichier. Un texte ou une carte qui se trouve dans un autre fichier s’apporte ici séparément.
propose-noted = Noté
propose-export = Enregistrer comme fichier
propose-drop = Supprimer
propose-drop-of = Supprimer { $title }
propose-drop-sure = Supprimer définitivement ?
propose-keep = Conserver
propose-kept = Conservé dans ce navigateur, { $when }
propose-kept-none = Conservé dans ce navigateur à mesure que vous écrivez
propose-unkept = Ce navigateur ne conserve rien. Enregistrez le projet comme fichier avant de partir.
propose-newer = Une révision plus récente a été déposée après que vous avez commencé cette copie. Les changements ci-dessous se rapportent à celle dont vous êtes parti.
propose-anew = Recommencer à partir de la dernière
propose-where-intro = Tracez le contour ou écrivez ses coordonnées : c’est la même chose. Ajoutez autant de volumes que le texte en nomme.
propose-shape-polygon = Polygone
propose-shape-circle = Cercle
propose-shape-corridor = Corridor
propose-add = Ajouter un volume
propose-upload = Charger un fichier GeoJSON
propose-upload-large = { $name } dépasse 1 Mio.
propose-upload-none = { $name } n’est pas du GeoJSON.
propose-upload-taken =
    { $n ->
        [0] Rien n’a été repris du fichier.
        [one] { $n } volume a été repris du fichier.
       *[other] { $n } volumes ont été repris du fichier.
    }
propose-upload-left =
    { $n ->
        [one] { $n } objet n’a pas pu être repris :
       *[other] { $n } objets n’ont pas pu être repris :
    }
propose-left = Objet { $n }
propose-left-none = il n’a pas de géométrie.
propose-left-coordinates = ses coordonnées ne sont pas des longitudes et des latitudes, ou sont trop peu nombreuses.
propose-left-radius = un point doit avoir la propriété radius_m pour être un cercle.
propose-left-width = une ligne doit avoir la propriété half_width_m pour être un corridor.
propose-left-type = { $type } n’est ni un polygone, ni un cercle, ni un corridor.
propose-left-height = sa mention { $field } n’est pas écrite sous la forme « 3000 ft amsl ».
propose-left-accuracy = sa mention accuracy_m n’est pas un nombre de mètres.
propose-left-windows = sa mention windows n’est pas une liste de from et until.
propose-volume-name = volume
propose-volume-id = Nom du volume
propose-volume-id-hint = Les règles le désignent par ce nom.
propose-volume-remove = Retirer { $id }
propose-volume-more = Précision, côtés et horaires
propose-points-polygon = Sommets
propose-points-circle = Centre
propose-points-corridor = Ligne de l’axe
propose-points-hint = Un point par ligne, dans toute notation usuelle : degrés, minutes, secondes, décimales, UTM, MGRS.
propose-notation = Comment les coordonnées s’écrivent
propose-notation-dms = degrés, minutes, secondes
propose-notation-ddm = degrés, minutes décimales
propose-notation-decimal = degrés décimaux
propose-notation-utm = UTM
propose-notation-mgrs = MGRS
propose-order = Ce qui vient en premier
propose-order-lat = La latitude d’abord
propose-order-lon = La longitude d’abord
propose-points-unread = La ligne { $line } ne peut être lue :
propose-points-one = Un cercle a un seul centre.
propose-rings =
    { $n ->
        [one] { $n } élément
       *[other] { $n } éléments
    }, { $holes ->
        [0] aucun évidement
        [one] { $holes } évidement
       *[other] { $holes } évidements
    }, { $corners } sommets. Modifiez son contour sur la carte, ou dans le fichier dont il provient.
propose-radius = Rayon
propose-half-width = Demi-largeur, de chaque côté
propose-floor = Limite inférieure
propose-ceiling = Limite supérieure
propose-height-from = Mesurée à partir de
propose-height-n = Hauteur
propose-height-ground = le sol
propose-height-unlimited = sans limite
propose-as-volume = comme le volume
propose-accuracy = Précision de la ligne
propose-accuracy-exact = exacte
propose-accuracy-hint = À quelle distance de la ligne tracée la ligne réelle peut se trouver. Dans cette limite, quiconque voit son territoire peut-être touché doit consentir ou renoncer à invoquer le contact.
propose-edges = Côtés entre les sommets
propose-edges-straight = droits en longitude et latitude
propose-edges-geodesic = lignes les plus courtes au sol (géodésiques)
propose-windows = Dates
propose-windows-hint = À défaut, le volume compte tant que l’arrangement est en vigueur.
propose-window = Dates { $n }
propose-window-add = Ajouter des dates
propose-status = La carte
propose-status-final = est définitive : elle constitue le texte de référence
propose-status-pending = est en attente : il peut être convenu en principe, et n’entre en vigueur qu’avec une carte définitive, qui requiert un nouveau consentement
propose-map = Carte du projet
propose-map-look = Afficher le projet
propose-map-final = carte définitive
propose-map-pending = carte en attente
propose-kind = Nature
propose-kind-safe-zone = Les personnes y sont à l’abri des attaques, par l’effet de ce que le texte interdit.
propose-kind-no-fly-zone = Ce que le texte nomme n’y vole pas.
propose-kind-corridor = Un passage pour les secours, ou pour les personnes qui partent.
propose-kind-de-escalation-area = Les combats y cessent, et les conditions s’améliorent.
propose-kind-demilitarised-zone = Sans forces ni installations, par accord (Protocole additionnel I, art. 60).
propose-kind-hospital-zone = Pour les blessés et les malades, et ceux qui doivent être épargnés (Convention de Genève IV, art. 14).
propose-kind-neutralised-zone = Abri pour les blessés et pour les civils au milieu des combats (Convention de Genève IV, art. 15).
propose-kind-non-defended-locality = Ouverte à l’occupation, et non défendue (Protocole additionnel I, art. 59).
propose-kind-pause = Personne ne tire pendant un temps.
propose-basis = Ce sur quoi il repose
propose-basis-agreed = Il requiert le consentement de tous ceux qui doivent consentir, et ne lie personne auparavant.
propose-basis-declared = La parole d’une partie sur son propre sol. Il lie les autres une fois qu’elles le reconnaissent.
propose-basis-authorised = Un organe tiers en a décidé, par exemple le Conseil de sécurité. Ici, il lie qui l’accepte.
propose-basis-asserted = La parole d’un seul camp. Il lie qui l’accepte.
propose-basis-fixed = La base d’un arrangement ne change jamais ; une contre-proposition est à convenir.
propose-authority = La décision invoquée
propose-texts = Textes
propose-texts-hint = Tous les textes authentiques lient également. Changer une seule lettre de l’un d’eux en fait une nouvelle révision.
propose-language-add = Langue
propose-language-other = Une autre, par son code
propose-language-wrong = Ceci n’est pas un code de langue, ou la langue y est déjà.
propose-language-remove = Retirer { $language }
propose-title = Titre
propose-authentic = authentique
propose-authentic-hint = Ce texte lie ; les autres sont des traductions.
propose-text = Texte
propose-clause-number = Insérer « { $n }. »
propose-preview = Tel qu’il se lira
propose-preview-empty = Les clauses commencent par leur numéro : « 1. Personne ne tire à l’intérieur du cercle. »
propose-clauses-uneven = Les langues numérotent leurs clauses différemment :
propose-rules-intro = Les règles énoncent les interdictions du texte dans les mots du protocole, afin qu’un vol ou un plan puisse être vérifié à leur égard. Chacune renvoie à la clause dont elle provient.
propose-rules-none = Aucune règle : rien de ce que quiconque fait ne serait constaté comme une violation.
propose-rule-add = Ajouter une règle
propose-rule = Clause { $clause }
propose-rule-remove = Retirer la règle de la clause { $clause }
propose-rule-more = Où, à quelle hauteur, quand, et qui elle exempte
propose-clause = Clause du texte
propose-forbids = Interdit
propose-forbids-any = « Toute activité » couvre toutes les autres.
propose-addressed = À qui
propose-addressed-all = Quiconque est lié.
propose-addressed-parties = Des parties nommées
propose-another-party = Une autre partie…
propose-every-role = { $role }
propose-rule-volumes = Dans ces volumes
propose-rule-volumes-all = Toute la carte.
propose-schedule = Horaires hebdomadaires
propose-schedule-always = À toute heure.
propose-slot = Plage horaire { $n }
propose-slot-add = Ajouter une plage horaire
propose-slot-over = Se termine le lendemain.
propose-hour-of = { $of } : selon
propose-hour-shift = { $of } : avant ou après
propose-hour-clock = UTC
propose-hour-sunrise = lever du soleil
propose-hour-sunset = coucher du soleil
propose-hour-at = à cet instant
propose-hour-before = avant
propose-hour-after = après
propose-hour-time = Heure UTC
propose-hour-long = Combien de temps avant ou après
propose-sun = Où le soleil se lève et se couche
propose-sun-hint = La latitude d’abord. À quelques minutes du lever et du coucher du soleil, une vérification ne peut rien dire.
propose-except = Suspensions de la règle
propose-except-add = Ajouter une suspension
propose-exempt = Exempte ces buts
propose-exempt-parties = Exempte ces parties
propose-exempt-groups = Exempte ces groupes, un par ligne
propose-exempt-groups-hint = Tels que le texte les nomme. Ils ne sont pas parties ; rien n’est donc calculé à partir d’eux.
propose-who-intro = Qui est quoi, dans l’ordre du texte. Quiconque exerce un rôle qui doit consentir, et quiconque voit son territoire touché par la carte, doit consentir.
propose-party = Partie
propose-party-unknown = { $name } (n’est pas partie ici)
propose-role = Rôle
propose-as = Nom dans le texte
propose-as-hint = Le nom que cite le texte ; c’est la partie qui compte, jamais son nom.
propose-up = Monter { $n }
propose-down = Descendre { $n }
propose-holder-add = Ajouter une partie
propose-holder-remove = Retirer { $name }
propose-consenting = Rôles dont chaque titulaire doit consentir
propose-consenting-none = Aucun : seuls ceux dont il touche le territoire doivent consentir.
propose-consents = doit consentir
propose-no-consent-declared = Personne n’a à consentir à une zone déclarée. Vous devez être seul à revendiquer son sol.
propose-no-consent-asserted = Personne n’a à consentir à une zone affirmée unilatéralement, et elle ne lie que qui l’accepte.
propose-no-consent-authorised = Personne n’a à consentir ici à une zone autorisée, et elle ne lie ici que qui l’accepte.
propose-private = Annexes privées
propose-private-hint = Elles demeurent telles qu’elles ont été déposées, et font corps avec cette révision aussi, sauf si vous les retirez.
propose-seen = Qui le verra
propose-seen-everyone = Toutes les parties ici
propose-seen-parties = Ces parties uniquement
propose-seen-you = vous
propose-seen-must = doit le voir
propose-seen-same = Ceux qui voient l’arrangement à présent. Une révision va à l’ensemble de ses destinataires.
propose-seen-counter = Une contre-proposition commence avec ceux qui voient ce à quoi elle répond.
propose-seen-hint = D’autres peuvent y être admis plus tard, et voient alors tout ce qui a été dit à l’ensemble des destinataires. Nul ne peut plus en être exclu.
propose-terms-intro = Ce que les termes ne prévoient pas est refusé par la suite. Les accepter, c’est y consentir d’avance.
propose-effective = Début
propose-effective-hint = Sans date ni condition, il entre en vigueur avec le dernier consentement.
propose-effective-at = Pas avant
propose-zone = Fuseau horaire
propose-date = { $of } : date
propose-date-form = AAAA-MM-JJ
propose-date-wrong = Ceci n’est pas une date. Écrivez-la ainsi : 2017-05-06, soit année, mois, jour.
propose-hour = { $of } : heure
propose-time-means = Soit { $when }.
propose-time-twice = L’heure légale recule à ce moment, de sorte que cette heure revient deux fois : { $first } et { $second }. Indiquez-la en UTC.
propose-time-never = Cette heure n’existe pas là-bas : l’heure légale avance à ce moment, ou le fuseau est inconnu. Indiquez-la en UTC.
propose-when = Seulement une fois que
propose-when-does = Ce que fait la partie
propose-when-accepts = accepte
propose-when-confirms = confirme
propose-when-fact = Le fait à confirmer
propose-when-fact-example = retrait-acheve
propose-when-add = Ajouter une condition
propose-when-all = Toutes
propose-when-any = L’une d’elles suffit
propose-open-until = Devient caduc s’il n’est pas en vigueur au plus tard le
propose-open-until-hint = À défaut, il reste ouvert.
propose-duration = Durée
propose-duration-term = Dure
propose-duration-none = sans terme
propose-ends = Prend fin définitivement le
propose-ends-hint = Au-delà, rien ne se renouvelle.
propose-renewal = Il peut être renouvelé
propose-renewal-hint = à la fin de chaque durée
propose-renewal-mode = Comment
propose-renewal-by-consent = par consentement : ceux qui sont nommés signent avant la fin de la durée
propose-renewal-tacit = tacitement : sauf si une partie qui doit consentir fait objection à temps
propose-renewal-by = Qui doit signer
propose-by-required = Tous ceux qui doivent consentir.
propose-by-bound = Toute partie liée.
propose-by-seeing = Toute partie qui le voit.
propose-renewal-notice = Les objections sont reçues autant de temps avant sa fin
propose-renewal-period = Chaque renouvellement dure
propose-renewal-same = autant que la durée
propose-renewal-most = Combien de fois au plus
propose-renewal-any = sans limitation de nombre
propose-notice = Préavis
propose-notice-none = avec effet immédiat
propose-denunciation = Une partie peut le dénoncer
propose-denunciation-hint = et le quitter à l’issue de son préavis
propose-denunciation-by = Qui le peut
propose-suspension = Il peut être suspendu
propose-suspension-hint = tandis que la durée continue de courir
propose-suspension-by = Qui le peut
propose-suspension-longest = Pour combien de temps au plus
propose-suspension-open = jusqu’à la reprise
propose-accession = D’autres peuvent y adhérer
propose-accession-hint = une fois qu’il est en vigueur
propose-accession-by = Qui le peut
propose-breach = Une violation peut être notifiée
propose-breach-hint = ce qui ouvre un délai pour y remédier
propose-cure = Délai pour remédier
propose-cure-none = aucun
propose-release = L’auteur de la notification peut ensuite se libérer à l’égard de la partie auteur de la violation
propose-meaning = Ce que cela signifierait
propose-meaning-empty = Qui doit consentir, et ce que le projet rencontre, s’affiche ici pendant que vous le rédigez.
propose-meaning-none = Pas encore connu.
propose-ask = Interroger pendant que j’écris
propose-ask-hint = envoie le projet à ce serveur, qui répond et n’en conserve rien
propose-ask-off = Pas d’interrogation pendant que vous écrivez
propose-asking = Interrogation en cours…
propose-ask-offline = Pas de liaison : la rédaction se poursuit
propose-ask-current = À l’instant présent
propose-ask-before = Avant votre dernier changement
propose-you = vous
propose-must =
    { $n ->
        [0] Personne ne doit consentir
        [one] { $n } partie doit consentir
       *[other] { $n } parties doivent consentir
    }
propose-must-none = Aucun rôle ne doit consentir, et le territoire d’aucune partie n’est touché : indiquez à l’étape Qui le consentement de qui il requiert.
propose-must-two = Au moins deux parties doivent accepter avant que quoi que ce soit entre en vigueur.
propose-why-role = Son rôle doit consentir.
propose-why-territory = La carte touche son territoire.
propose-why-territory-area = La carte touche son territoire : environ { $area }.
propose-why-indeterminate = La carte touche peut-être son territoire, dans les limites de précision des lignes.
propose-why-bound = Elle est liée par ce que ceci remplacerait.
propose-attributed = Tel que l’attribue la carte du monde intégrée, ce qui n’est pas une déclaration sur la souveraineté.
propose-not-here = N’est pas partie ici : tant qu’elle n’est pas admise et n’a pas accepté, rien ne peut entrer en vigueur.
propose-strangers =
    { $n ->
        [one] Un revendiquant n’est pas partie ici :
       *[other] { $n } revendiquants ne sont pas parties ici :
    }
propose-ground-title = À qui est le sol
propose-ground = environ { $area }
propose-ground-indeterminate = peut-être touché, dans les limites de précision des lignes
propose-ground-none = À personne, pour autant qu’on le sache ici.
propose-not-sole = Seul l’unique revendiquant de tout le sol peut y déclarer une zone. Affirmez-la plutôt, ou déposez-la pour qu’elle soit convenue.
propose-binds-nobody = Il ne lierait que qui l’accepte. Il est montré aux autres, avec la confrontation qui peut en résulter.
propose-meets = Ce qu’il rencontre
propose-meets-none = Aucune zone ni aucune opération que vous puissiez voir.
propose-overlap = couvre environ { $area } du même sol
propose-overlap-maybe = couvre peut-être le même sol, dans les limites de précision des lignes
propose-confrontation = { $activity } de { $party } : ce serait une violation de la clause { $clause } dans « { $volume } »
propose-confrontation-maybe = { $activity } de { $party } : ce serait peut-être une violation de la clause { $clause } dans « { $volume } »
propose-during = du { $from } au { $until }
propose-during-open = à partir du { $from }
propose-changes-counter = Ce que vous changeriez
propose-changes-revise = Ce que vous changez
propose-changes-wait = Ce qui change s’affiche une fois que le serveur a répondu.
propose-changes-none = Rien ne diffère encore.
propose-changes-area = Superficie : { $was }, puis { $is } (gagné : { $gained } ; cédé : { $lost })
propose-lacks =
    { $n ->
        [one] Il manque { $n } indication
       *[other] Il manque { $n } indications
    }
propose-problems =
    { $n ->
        [one] { $n } problème
       *[other] { $n } problèmes
    }
propose-notices = Ce que la forme exacte énonce autrement
propose-lack-volume = La carte n’a pas encore de volume.
propose-lack-id = Le volume { $n } n’a pas de nom.
propose-lack-id-twice = Deux volumes s’appellent « { $id } ».
propose-lack-typed = Des coordonnées de « { $id } » ne peuvent être lues.
propose-lack-shape = « { $id } » n’est pas encore tracé.
propose-lack-circle = « { $id } » n’a pas de rayon.
propose-lack-corridor = « { $id } » n’a pas de largeur.
propose-lack-kind = La nature n’est pas choisie.
propose-lack-authority = La décision sur laquelle il repose n’est pas nommée.
propose-lack-language = Il n’y a pas de texte.
propose-lack-authentic = Aucun texte n’est authentique.
propose-lack-title = Le titre manque ({ $lang }).
propose-lack-text = Le texte manque ({ $lang }).
propose-lack-clause = La règle { $n } n’indique pas de quelle clause elle provient.
propose-lack-clause-twice = Deux règles sont de la clause « { $clause } ».
propose-lack-forbids = La règle de la clause { $clause } n’interdit rien.
propose-lack-slot = Les horaires de la clause { $clause } ne sont pas complets.
propose-lack-sun = La clause { $clause } ne dit pas où le soleil se lève et se couche.
propose-lack-except = Une suspension de la clause { $clause } n’est pas complète.
propose-lack-rule-volume = La clause { $clause } vise « { $id } », qui n’est pas sur la carte.
propose-lack-party = La ligne { $n } ne nomme aucune partie.
propose-lack-holder-twice = La ligne { $n } énonce la même chose qu’une ligne qui la précède.
propose-lack-consenting = Personne n’exerce un rôle dont le consentement est demandé.
propose-lack-duration = Un renouvellement exige que la longueur de la durée soit indiquée.
propose-unchanged = Rien ne diffère de ce dont vous êtes parti ; il n’y a donc rien à signer.
propose-unfaithful = Le serveur en a fait autre chose que ce que vous avez écrit. Ne signez pas ; avertissez son exploitant.
propose-fingerprint = Empreinte de la révision
propose-sign-offline = Pas de liaison. Le projet est conservé ; il pourra être signé quand la liaison sera rétablie.
propose-sign-login = Pour le déposer, connectez-vous.
propose-sign-power = Votre poste ne peut pas introduire d’arrangements. Enregistrez le projet comme fichier, à l’intention d’un poste qui le peut.
propose-sign-agreed = Signer et déposer
propose-sign-declared = Signer et déclarer
propose-sign-asserted = Signer et faire connaître
propose-sign-authorised = Signer et faire connaître
propose-sign-counter = Signer la contre-proposition
propose-sign-revise = Signer la nouvelle révision
propose-then = Déposer n’est pas accepter : vous prenez position ensuite comme tous les autres. Rien n’entre en vigueur de ce fait.
propose-then-declared = Il vous lie dès à présent, et les autres une fois qu’elles le reconnaissent.
propose-then-asserted = Il ne lie que qui l’accepte.
propose-then-authorised = Il ne lie ici que qui l’accepte.

## map

map-zoom-in = Zoom avant
map-zoom-out = Zoom arrière
map-all = Tout afficher
map-legend = Légende
map-loading = Chargement de la carte
map-zones-loading = Chargement des zones
map-empty = Rien n’est tracé ici à ce moment.
map-bare = Les côtes et les noms n’ont pas pu être chargés ; les zones sont tracées.
map-disclaimer = Les frontières et les noms indiqués n’impliquent aucune approbation.
map-sources = Sources
map-signs = Signes
map-failed = La carte ne peut pas être tracée.
map-no-webgl = Ce navigateur ou cette machine ne dispose pas de WebGL 2. Tout ce qui figurerait sur la carte est énuméré ici.
map-lost = Le système graphique de cette machine s’est arrêté. Tout ce qui figurerait sur la carte est énuméré ici ; la carte reviendra d’elle-même s’il reprend.
map-content = Sur la carte
map-content-view =
    { $n ->
        [0] Rien n’est visible.
        [one] { $n } arrangement est visible.
       *[other] { $n } arrangements sont visibles.
    }
map-content-all =
    { $n ->
        [0] Rien n’est tracé à ce moment.
        [one] { $n } arrangement
       *[other] { $n } arrangements
    }
map-content-more =
    { $n ->
        [one] { $n } de plus : agrandissez pour le voir ici.
       *[other] { $n } de plus : agrandissez pour les voir ici.
    }
map-volumes =
    { $n ->
        [one] { $n } volume
       *[other] { $n } volumes
    }
map-role-now = Proposé à présent
map-role-was = Auparavant
map-role-added = Ajouté
map-role-removed = Supprimé
draw-tools = Tracer
draw-polygon = Polygone
draw-circle = Cercle
draw-corridor = Corridor
draw-edit = Modifier les formes
draw-delete = Supprimer la forme
draw-undo = Annuler
draw-redo = Rétablir
draw-finish = Terminer
draw-cancel = Abandonner
draw-polygon-how = Cliquez sur chaque sommet. Cliquez de nouveau sur le premier, ou appuyez sur Terminer, pour fermer le contour.
draw-circle-how = Cliquez sur le centre, puis là où le cercle s’arrête.
draw-corridor-how = Cliquez le long de l’axe du corridor. Cliquez de nouveau sur le dernier point, ou appuyez sur Terminer, pour l’achever.
draw-edit-how = Faites glisser un sommet pour le déplacer, un point médian pour en ajouter un ; faites un clic droit sur un sommet pour le supprimer. Faites glisser la forme pour la déplacer en entier.
draw-pick = Cliquez sur une forme pour la modifier.
draw-corridor-width = { $width } de chaque côté
draw-typed = Il est possible de faire de même en saisissant les coordonnées.
notation-order = Laquelle vient en premier ? Écrivez la latitude avec N ou S et la longitude avec E ou W, par exemple 33.5N 36.25E.
notation-comma = Les virgules séparent-elles les nombres ou marquent-elles les décimales ? Écrivez les décimales avec un point, et N ou S, E ou W, par exemple 33.5N 36.25E.
notation-mark-each = Chaque latitude doit porter N ou S, chaque longitude E ou W, par exemple 33.5N 36.25E.
notation-marks = Écrivez N, S, E et W soit toujours avant les nombres, soit toujours après.
notation-same-axis = Deux latitudes ou deux longitudes se suivent. Écrivez une de chaque, par exemple 33.5N 36.25E.
notation-two = Un point se compose d’une latitude et d’une longitude. Écrivez les deux, par exemple 33.5N 36.25E.
notation-nothing = Il n’y a pas de coordonnées ici.
notation-sign = { $text } porte un signe qui n’y a pas sa place. Écrivez un moins, ou bien S ou W, pas les deux, et seulement devant les degrés.
notation-latitude = Une latitude de { $value }° n’existe pas : elle va de 90S à 90N.
notation-longitude = Une longitude de { $value }° n’existe pas : elle va de 180W à 180E.
notation-sixty = Les minutes et les secondes vont jusqu’à 59.
notation-fraction = Seul le dernier élément des degrés, minutes et secondes peut avoir des décimales.
notation-unit = Les degrés °, minutes ′ et secondes ″ se suivent dans cet ordre, chaque signe après son nombre.
notation-many-numbers = Il y a davantage que des degrés, minutes et secondes. Mettez chaque point sur une ligne distincte.
notation-packed = { $text } ne peut être séparé en degrés, minutes et secondes. Écrivez une latitude avec 2 chiffres de degrés, une longitude avec 3, par exemple 335130N0361500E.
notation-west-or-east = O désigne l’ouest dans certaines langues et l’est dans d’autres. Écrivez W ou E.
notation-letter = « { $text } » ne fait pas partie d’une coordonnée.
notation-long = La ligne est trop longue.
notation-geo = Après geo: écrivez la latitude, une virgule, puis la longitude en degrés, par exemple geo:33.5,36.25.
notation-datum = Seul WGS 84 peut être lu, et non { $datum }. Convertissez d’abord les coordonnées.
notation-utm = Écrivez l’UTM sous la forme fuseau, north ou south, abscisse (easting) et ordonnée (northing) en mètres, par exemple 37 north 244527 3710105.
notation-utm-zone = Il n’existe pas de fuseau UTM { $zone } : ils vont de 1 à 60.
notation-utm-band = { $band } n’est pas une bande de l’UTM. Écrivez plutôt north ou south.
notation-utm-s = S désigne-t-il l’hémisphère sud, ou la bande de 32° à 40° nord ? Écrivez { $zone } south ou { $zone } north.
notation-utm-not-band = L’ordonnée (northing) n’est pas située dans la bande { $band }. Écrivez plutôt north ou south, ou vérifiez les chiffres.
notation-mgrs = { $text } ne désigne aucun carré MGRS.
notation-mgrs-odd = { $text } a un nombre impair de chiffres : MGRS en compte autant pour l’abscisse (easting) que pour l’ordonnée (northing).
notation-mgrs-coarse = { $text } est un carré de plus de 100 m. Écrivez au moins trois chiffres pour l’abscisse et trois pour l’ordonnée.

## login

login-title = Se connecter
login-title-of = Se connecter à { $ledger }
login-ended = Votre session a pris fin
login-ended-note = Rien n’est perdu : reconnectez-vous, et vous retrouverez ce que vous faisiez tel quel.
login-are = Vous êtes connecté
login-roles = Entrer en tant que
login-roles-note = Dans cet exercice, chacun peut jouer toutes les parties. Ces clés ne protègent rien.
login-kept = Clés conservées dans ce navigateur
login-file = Avec un fichier de clé
login-file-other = Avec un autre fichier de clé
login-passkey = Avec une clé d’accès
login-passkey-note = Votre appareil, ou le service qui conserve vos clés d’accès, vous demande de la déverrouiller.
login-passkey-do = Se connecter avec une clé d’accès
login-file-note = Le fichier reste sur cet ordinateur : seule une signature est envoyée au serveur.
login-ledger = Le registre
login-ledger-note = Comparez ceci avec ce que l’hébergeur a publié, ou avec ce que voit une autre partie.
login-ledger-id = Identité du registre
login-no-passkeys = Les clés d’accès exigent une adresse dotée d’un nom ; celle-ci n’est qu’un nombre.
login-refused = Ce registre ne connaît pas la clé, ou la signature n’a pas pu être vérifiée.
login-foreign = Le serveur a demandé une signature destinée à un autre lieu. Rien n’a été signé.
login-stranger = La clé n’est pas encore dans ce registre
login-stranger-todo = Remettez la moitié publique à qui vous admet : le greffier pour une nouvelle partie, un administrateur de votre partie pour une nouvelle clé. Lisez-lui l’empreinte par une autre voie, afin que personne ne puisse y substituer une autre clé.
login-public-half = Enregistrer la moitié publique

## keys

key-file = Fichier de clé
key-file-choose = Choisir un fichier de clé
key-file-drop = ou le déposer ici
key-file-paste = Le coller plutôt
key-file-pasted = Contenu du fichier de clé
key-file-not-one = Ceci n’est pas un fichier de clé de Parley.
key-file-damaged = Le fichier de clé a été endommagé, ou modifié à la main. Prenez votre copie.
key-file-public = Ceci est la moitié publique d’une clé ; elle ne peut pas signer. Prenez le fichier de clé lui-même.
key-file-agent = Le secret de cette clé se trouve dans un ssh-agent, qu’un navigateur ne peut pas atteindre. Utilisez-la avec la ligne de commande.
key-file-receives = Cette clé reçoit ; elle ne signe pas et n’ouvre pas de session.
key-file-passkey = Ceci est la fiche d’une clé d’accès. Connectez-vous avec la clé d’accès elle-même.
key-file-passphrase = La phrase secrète n’ouvre pas le fichier.
key-file-too-large = Le fichier est trop volumineux pour un fichier de clé.
key-another-party = Cette clé est celle d’une autre partie que celle au nom de laquelle vous vous exprimez.
key-passphrase = Phrase secrète
key-keep = Conserver cette clé dans ce navigateur
key-keep-note = Quiconque utilise ce navigateur peut s’en servir ici ; elle ne peut pas en être extraite par copie.
key-opening = Ouverture de la clé
key-fingerprint = Empreinte de la clé
key-fingerprint-is = clé
key-is-passkey = clé d’accès
key-is-kept = clé conservée
key-forget = Oublier
passkey-add = Ajouter une clé d’accès
passkey-add-note = Une clé d’accès est conservée par votre appareil ou votre clé de sécurité et déverrouillée par vous à chaque fois. Un administrateur de votre partie l’admet.
passkey-post = Pour le poste
passkey-powers = Elle peut signer
passkey-make = Créer une clé d’accès
passkey-made-enrol = La clé d’accès a été créée. Signez son enrôlement avec la clé qui a servi à vous connecter.
passkey-made-hand = La clé d’accès a été créée. Remettez sa moitié publique à un administrateur de votre partie, et lisez-lui l’empreinte par une autre voie.
passkey-enrol = L’enrôler
passkey-enrolled = Elle est enrôlée : vous pouvez vous connecter et signer avec elle.
cosign-title = Signer en tant que second poste
cosign-note = Ouvrez un fichier dans lequel un autre poste de votre partie a signé une déclaration. Vous voyez tout ce qu’elle énonce avant d’y ajouter votre signature.
cosign-choose = Choisir le fichier
cosign-not-one = Ceci n’est pas une déclaration en attente d’une seconde signature.
passkey-not-given = Aucune clé d’accès n’a été fournie. Réessayez, ou utilisez un fichier de clé.

## situation

situation-show = En savoir plus sur { $title }
situation-selected = { $title } : { $state }
situation-watching = Suivis
situation-ended = Terminés
situation-kind = Nature
situation-any-kind = Toute nature
situation-you = Vous
situation-bound = lié par lui
situation-unbound = non lié par lui
situation-accepted = vous avez accepté la révision { $n }
situation-endless = sans terme
situation-binds = Lie
situation-tabled = Déposé par
situation-revision = révision { $n }, { $when }
situation-map-pending = La carte est en attente : il ne peut entrer en vigueur avant qu’une révision comportant la carte définitive soit acceptée.
situation-open = Ouvrir
situation-propose = Proposer une zone
time-label = Temps
time-shown = Moment affiché, UTC
time-back = Vers ce qui s’est produit avant
time-forth = Vers ce qui vient ensuite
time-field = Date et heure, UTC
time-stretch = Étendue de temps
time-day = 2 jours
time-fortnight = 2 semaines
time-quarter = 3 mois
time-years = 2 ans
time-all = Tout
time-now = Maintenant
time-wrong = Ceci n’est pas une date et une heure. Écrivez-les ainsi : 2017-05-06 21:00.
instant-form = Année-mois-jour et heure:minute, sur 24 heures, UTC
mark-tabled = { $title } est déposé
mark-starts = { $title } entre en vigueur
mark-ends = la durée de { $title } prend fin
mark-due = échéance : { $title }
situation-map = Carte des arrangements
situation-map-failed = La carte ne peut pas être chargée à présent. La liste à côté est complète.

## terms

terms-rules = Ce qui est interdit
terms-rules-none = Cette révision n’interdit rien : elle ne comporte aucune règle.
terms-terms = Durée et vie
terms-texts = Textes
terms-volumes = Où
terms-roles = Qui participe
terms-private = Annexes privées
terms-clause = Clause { $clause }
terms-forbidden = Interdit à { $who } : { $acts }.
terms-everyone-bound = quiconque est lié
terms-every-role = chaque { $role }
terms-where =
    { $n ->
        [one] Dans le volume { $volumes }.
       *[other] Dans les volumes { $volumes }.
    }
terms-where-all = Sur toute la carte.
terms-heights = Limite inférieure : { $floor } ; limite supérieure : { $ceiling }.
terms-heights-all = À toutes les hauteurs des volumes de la carte.
terms-as-volume = la limite propre au volume
terms-when = Seulement { $slots }.
terms-when-all = À toute heure.
terms-slot = { $days } de { $from } à { $until } UTC
terms-slot-over = { $days } de { $from } à { $until } UTC le lendemain
terms-slot-sun = { $days } de { $from } à { $until }
terms-clock = { $time } UTC
terms-sunrise = lever du soleil
terms-sunset = coucher du soleil
terms-sun-before = { $time } avant le { $sun }
terms-sun-after = { $time } après le { $sun }
terms-sun-place = Le soleil se lève et se couche comme à la latitude { $lat }, longitude { $lon }, à quelques minutes près ; les jours sont ceux de l’UTC.
terms-except = Sauf { $windows }.
terms-except-window = de { $from } à { $until }
terms-every-day = tous les jours
terms-exempt = Sauf
terms-exempt-purposes = Non visés : { $purposes }.
terms-exempt-parties = Ne s’adresse pas à { $parties }.
terms-exempt-groups = Le texte exclut les groupes suivants, qui ne sont pas parties ici : { $groups }.
terms-effective = Début
terms-effective-at = Pas avant le { $when }.
terms-effective-when = Pas avant que ceci soit réalisé : { $condition }.
terms-effective-none = Dès que tous ceux qui doivent consentir l’ont fait.
terms-open-until = Il devient caduc s’il n’est pas en vigueur le { $when } au plus tard.
terms-duration-field = Durée
terms-duration = { $period } à compter du début.
terms-ends = Il prend fin le { $when } au plus tard.
terms-duration-none = Aucun terme n’est fixé.
terms-renewal-field = Renouvellement
terms-renewal-tacit = Il se poursuit de lui-même, sauf si une partie qui doit consentir fait objection à temps.
terms-renewal-consent = Il ne se poursuit que si ceux-ci le signent avant qu’il prenne fin : { $who }.
terms-every-required = tous ceux qui doivent consentir
terms-renewal-same = Pour une durée égale à la première.
terms-renewal-period = Pour { $period } à chaque fois.
terms-renewal-notice = Une objection doit être reçue { $period } avant la fin.
terms-renewal-most =
    { $n ->
        [one] { $n } fois au plus.
       *[other] { $n } fois au plus.
    }
terms-renewal-none = Non prévu : il n’est pas renouvelé.
terms-denunciation-field = Dénonciation
terms-denunciation = Il peut être dénoncé par { $who }, { $notice }.
terms-denunciation-none = Non prévue : personne ne peut le quitter avant la fin.
terms-suspension-field = Suspension
terms-suspension = Il peut être suspendu par { $who }, { $notice }.
terms-suspension-longest = Pour { $period } au plus.
terms-suspension-open = Jusqu’à ce que la partie qui l’a suspendu en reprenne l’application.
terms-suspension-none = Non prévue : personne ne peut le suspendre.
terms-accession-field = Adhésion
terms-accession = Une fois en vigueur, il est ouvert à { $who }.
terms-accession-none = Non prévue : personne n’y adhère par la suite.
terms-breach-field = Violation
terms-breach = Après notification d’une violation, le délai pour y remédier est de { $period }.
terms-breach-no-cure = La notification d’une violation ne laisse aucun délai pour y remédier.
terms-breach-release = L’auteur de la notification peut ensuite se libérer à l’égard de la partie auteur de la violation.
terms-breach-no-release = Aucune libération ne s’ensuit.
terms-breach-none = Non prévue : aucune notification de violation ne peut être faite.
terms-any-bound = toute partie liée
terms-any-seeing = toute partie qui le voit
terms-notice = { $period } après déclaration à cet effet
terms-no-notice = avec effet immédiat
terms-no-time = aucun délai
terms-months =
    { $n ->
        [one] { $n } mois
       *[other] { $n } mois
    }
terms-days =
    { $n ->
        [one] { $n } jour
       *[other] { $n } jours
    }
terms-hours =
    { $n ->
        [one] { $n } heure
       *[other] { $n } heures
    }
terms-if-accepts = { $party } a accepté
terms-if-confirms = { $party } a confirmé « { $label } »
terms-feet = { $n } ft
terms-metres = { $n } m
terms-km = { $n } km
terms-km2 = { $n } km²
terms-m2 = { $n } m²
terms-height = { $value } { $datum }
terms-ground = le sol
terms-unlimited = sans limite
terms-volume-heights = Limite inférieure : { $floor } ; limite supérieure : { $ceiling }.
terms-volume-open = Limite inférieure : { $floor } ; sans limite supérieure.
terms-volume-windows = Seulement { $windows }.
terms-window = du { $from } au { $until }
terms-accuracy = La ligne réelle se trouve à { $length } au plus de la ligne tracée.
terms-exact = Les coordonnées sont exactes : elles constituent le texte de référence.
terms-circle = Cercle d’un rayon de { $radius }
terms-corridor =
    { $n ->
        [one] Corridor d’une largeur de { $width }
       *[other] Corridor d’une largeur de { $width }, le long de { $n } points
    }
terms-polygon =
    { $n ->
        [one] Contour à { $n } sommet, côtés droits en longitude et latitude
       *[other] Contour à { $n } sommets, côtés droits en longitude et latitude
    }
terms-polygon-geodesic =
    { $n ->
        [one] Contour à { $n } sommet, côtés le long de grands cercles
       *[other] Contour à { $n } sommets, côtés le long de grands cercles
    }
terms-map-pending = La carte est en attente : il peut être convenu en principe, et n’entre en vigueur qu’une fois acceptée une révision comportant la carte définitive.
terms-map-none = Il n’y a pas encore de carte.
terms-coordinates = Coordonnées
terms-outline = Contour
terms-hole = Évidement { $n }
terms-part-of = Élément { $n }
terms-centre = Centre
terms-line = Ligne
terms-point = Point
terms-notation = Notation
terms-notation-dms = degrés, minutes, secondes
terms-notation-ddm = degrés, minutes
terms-notation-decimal = degrés décimaux
terms-notation-utm = UTM
terms-notation-mgrs = MGRS
terms-authentic = Authentique
terms-translation = Traduction
terms-text-erased = Ce texte a été effacé. Son engagement cryptographique demeure dans le registre.
terms-invisible = Un caractère invisible qui pourrait modifier la lecture du texte
terms-more =
    { $n ->
        [one] Afficher { $n } paragraphe de plus
       *[other] Afficher la suite de { $n } paragraphes de plus
    }
terms-more-points =
    { $n ->
        [one] Afficher { $n } point de plus
       *[other] Afficher la suite de { $n } points de plus
    }
terms-private-note =
    { $n ->
        [one] Il y a { $n } annexe privée. Elle fait corps avec cette révision et n’est montrée qu’à ceux qui y sont nommés.
       *[other] Il y a { $n } annexes privées. Elles font corps avec cette révision et ne sont montrées qu’à ceux qui y sont nommés.
    }
terms-private-for = Pour { $parties } uniquement.
terms-consents = doit consentir
terms-fingerprint = Empreinte de cette révision
terms-authority = Fondement : { $authority }

## review

review-tabs = Que regarder
review-tab-terms = Termes
review-tab-changes = Changements depuis la révision { $n }
review-tab-answered = Ce qu’elle change
review-answered = { $title }, révision { $n }
review-tab-discussion = Discussion
review-tab-positions = Positions
review-tab-record = Registre
review-open-questions =
    { $n ->
        [one] { $n } question est ouverte
       *[other] { $n } questions sont ouvertes
    }
review-tabled = Révision { $n } sur { $of }, déposée par { $party }, { $when }
review-revision = Révision { $n }
review-answers = Contre-proposition à
review-countered =
    { $n ->
        [one] Objet d’une contre-proposition :
       *[other] Objet de { $n } contre-propositions :
    }
review-newer = Il existe une révision plus récente : { $n }.
review-newer-force = La révision { $n } est déposée pour remplacer celle-ci. Jusqu’à ce qu’elle soit en vigueur, celle-ci reste applicable.
review-newer-see = Voir ce qu’elle change
review-not-carried = Vous avez accepté la révision { $n }. Cette acceptation n’est pas reportée : il s’agit d’un autre texte, sur lequel vous devez vous prononcer à nouveau.
review-compare-from = De
review-compare-to = à
review-first = C’est la première révision : il n’y a rien à quoi la comparer.
review-nothing-differs = Rien de ce qui peut être affiché ne diffère. Ce sont néanmoins deux révisions, et chacune requiert un consentement distinct.
review-field = Objet
review-was = Auparavant
review-is = Proposé à présent
review-absent = n’y figurait pas
review-dropped = est supprimé
review-alike = Ces mentions se lisent de même et ne sont pas les mêmes : deux parties peuvent porter un même nom.
review-nobody = personne au titre de son rôle
review-always = tant qu’il est en vigueur
review-exact = exact
review-outline-moved = { $shape }, ailleurs
review-area-note = Gagné : { $gained } ; cédé : { $lost }. Les superficies informent ; elles ne décident jamais.
review-map-erased = L’une des deux cartes ne peut être affichée : elle a été effacée, ou ne vous est pas destinée.
review-text-added = nouveau
review-text-removed = supprimé
review-standing = Auparavant : { $was }. À présent : { $is }.
review-group-area = Superficie
review-group-heading = Ce que c’est
review-group-terms = Durée et vie
review-group-rules = Ce qui est interdit
review-group-volumes = Où
review-group-roles = Qui participe
review-group-private = Annexes privées
review-field-area = Tous les volumes
review-field-kind = Nature
review-field-basis = Base
review-field-authority = Fondement
review-field-consenting = Rôles qui doivent consentir
review-field-map = Carte
review-field-volume = { $volume }
review-field-outline = { $volume } : contour
review-field-floor = { $volume } : limite inférieure
review-field-ceiling = { $volume } : limite supérieure
review-field-windows = { $volume } : horaires
review-field-accuracy = { $volume } : précision
review-field-called = { $party } : nom dans le texte
review-map-pending = en attente
review-map-final = définitive
review-claim = { $area } se situent sur un territoire que { $party } déclare.
review-claim-attributed = { $area } se situent sur un territoire que la carte du monde attribue à { $party }.
review-gate =
    { $n ->
        [one] Il n’entre en vigueur que lorsque cette partie et au moins une autre ont consenti à cette même révision.
       *[other] Il n’entre en vigueur que lorsque toutes les { $n } parties ont consenti à cette même révision.
    }
review-bound-count =
    { $n ->
        [0] Personne n’est lié
        [one] { $n } partie est liée
       *[other] { $n } parties sont liées
    }
review-bound = liée
review-you = vous
review-party = Partie
review-by-revision = Par révision
review-not-admitted = N’est pas partie ici, et doit consentir
review-key-compromised = signé avec une clé déclarée compromise depuis lors
review-required = Doit consentir : { $why }.
review-because-role = son rôle doit consentir
review-because-territory = il se situe sur son territoire
review-because-indeterminate = il se situe peut-être sur son territoire, dans les limites de précision des cartes
review-because-bound = elle est liée par la révision que celle-ci remplace
review-if = Si { $condition }.
review-with = En même temps que { $parties }.
review-later-claims = Revendiqué depuis son entrée en vigueur : { $parties }. Une telle revendication compte pour la révision suivante.
review-stance-accept = Accepte cette révision
review-stance-accept-open = Accepte, une fois que les autres auront signé aussi
review-stance-accept-with-reservation = Accepte avec une réserve, que les autres acceptent
review-stance-accept-with-reservation-open = Accepte avec une réserve qui reste ouverte
review-stance-accept-with-condition = Accepte ; sa condition est réalisée
review-stance-accept-with-condition-open = Accepte sous une condition qui reste ouverte
review-stance-reject = Rejette cette révision
review-stance-undecided = A déclaré être indécise
review-stance-again = N’a accepté que la révision { $n } ; doit examiner à nouveau
review-stance-missing = N’a pas encore répondu
review-stance-none = N’a rien dit
review-standing-accepted = accepté
review-standing-open = accepté, un point reste ouvert
review-standing-rejected = rejeté
review-standing-undecided = indécise
review-standing-again = a accepté une révision antérieure
review-standing-missing = sollicitée, sans réponse
review-standing-none = n’a rien dit
review-waits = Ce qui est attendu
review-printed = Ceci est l’écran. Le document lui-même s’imprime par « Comme feuille à imprimer et à signer ».
review-you-must = Votre action est attendue
review-must = En attente de { $parties }
review-time = Seul le temps doit s’écouler
review-blocks-nothing = ne retient rien
review-wait-position = { $party } n’a pas accepté cette révision ({ $why }).
review-wait-position-undecided = { $party } n’a pas accepté cette révision : cette partie se déclare indécise ({ $why }).
review-wait-position-reject = { $party } rejette cette révision ({ $why }).
review-wait-disclaim = Elle peut aussi renoncer à invoquer le contact, qui est dans les limites de précision des cartes.
review-wait-reaffirmation = { $party } a accepté avec une clé déclarée depuis lors compromise par cette partie, et n’a pas réaffirmé.
review-wait-admission = { $party } doit consentir ({ $why }) et n’est pas partie ici.
review-wait-audience = { $party } doit consentir et ne voit pas encore cet arrangement ; { $sponsor } peut le lui montrer.
review-wait-second-party = Un accord exige au moins deux parties distinctes qui l’ont accepté.
review-wait-answer = { $party } attend un éclaircissement ; personne n’a répondu.
review-wait-settle = { $party } a reçu réponse à sa question et ne l’a pas déclarée réglée.
review-wait-reservation = La réserve de { $party } reste ouverte ; une acceptation simple y renoncerait.
review-wait-reservation-objects =
    { $n ->
        [one] { $parties } y fait objection.
       *[other] { $parties } y font objection.
    }
review-wait-reservation-silent =
    { $n ->
        [one] { $parties } ne l’a pas acceptée.
       *[other] { $parties } ne l’ont pas acceptée.
    }
review-wait-condition = { $party } accepte à la condition suivante : { $condition }.
review-wait-condition-open = { $party } accepte sous une condition qui dépend de { $parties }.
review-wait-simultaneous =
    { $n ->
        [one] { $party } accepte en même temps que d’autres : { $parties } n’a pas encore signé.
       *[other] { $party } accepte en même temps que d’autres : { $parties } n’ont pas encore signé.
    }
review-wait-cycle = Les conditions de { $parties } s’attendent mutuellement. Une seule acceptation simple ouvre le cercle, ou bien toutes signent en même temps.
review-wait-map = La carte est en attente. Il n’entre en vigueur qu’une fois acceptée une révision comportant la carte définitive ; { $party } peut la déposer.
review-wait-date = Ses termes lui permettent de prendre effet le { $when }, pas avant.
review-wait-start = Ses termes lui permettent de prendre effet dès que ceci est réalisé : { $condition }.
review-wait-renewal =
    { $n ->
        [one] La durée prend fin le { $when } ; pour un renouvellement, { $parties } n’a pas signé.
       *[other] La durée prend fin le { $when } ; pour un renouvellement, { $parties } n’ont pas signé.
    }
review-wait-recognition = { $party } n’a ni reconnu la zone ni refusé de la reconnaître.
review-wait-cure = { $over ->
    [yes] { $by } soutient que { $party } est en situation de violation ; le délai pour y remédier a pris fin le { $when }.
   *[no] { $by } soutient que { $party } est en situation de violation ; le délai pour y remédier prend fin le { $when }.
}
review-wait-cure-claimed = { $party } déclare y avoir remédié.
review-wait-resumption = { $party } l’a suspendu ; sa durée continue de courir.
review-wait-resumption-until = { $party } l’a suspendu jusqu’au { $when } au plus tard ; sa durée continue de courir.
review-record-note = Ce qui vous a été dit de cette affaire, du plus récent au plus ancien. Les heures sont celles du registre.
review-entry = Inscription
review-when = Quand
review-what = Objet
review-earlier = Afficher les précédentes
review-map-label = Carte de cet arrangement
review-hide-map = Masquer la carte
review-show-map = Afficher la carte
review-pin-question = Une question de { $party } sur ce lieu
review-pin-comment = Un commentaire de { $party } sur ce lieu
review-past = Tel était l’état à ce moment. Rien ne peut être signé ici.
review-log-in = Connectez-vous pour répondre.
review-you-accepted = Vous avez accepté cette révision.
review-see = L’afficher
review-tab-force = En vigueur
review-tab-bound = Qui il lie
act-sign = Passer à la signature
act-back = Retour
act-choose = Choisir
act-remove = Retirer
act-more = Un de plus
act-done = Signé : { $what }
act-accept = Accepter cette révision
act-accept-lead = Examiner et signer le consentement
act-accept-done = vous acceptez cette révision.
act-accede-lead = Examiner et adhérer
act-declare = Accepter, avec une déclaration jointe
act-declare-note = La déclaration accompagne votre acceptation et n’en fait pas partie.
act-declare-done = vous acceptez cette révision, avec une déclaration.
act-reserve = Accepter avec une réserve
act-reserve-note = Elle compte une fois que toutes les autres parties qui doivent consentir ont accepté votre réserve. D’ici là, elle retient tout, si votre consentement est requis.
act-reserve-done = vous acceptez avec une réserve.
act-condition = Accepter sous condition
act-condition-note = Elle compte une fois la condition réalisée. Seuls ceux que vous nommez peuvent la réaliser.
act-condition-done = vous acceptez sous condition.
act-undecided = Se déclarer indécis
act-undecided-note = Cela ne vaut aucun consentement et revient sur ce que vous avez dit auparavant.
act-undecided-done = vous êtes indécis.
act-reject = Rejeter cette révision
act-reject-note = Vous pourrez prendre une autre position plus tard, tant qu’il n’est pas en vigueur.
act-reject-done = vous rejetez cette révision.
act-simultaneous = Accepter en même temps que d’autres
act-simultaneous-note = Cela compte comme votre acceptation une fois que la dernière des parties que vous choisissez a signé de même, et pas avant.
act-simultaneous-done = vous acceptez en même temps que les autres.
act-accept-reservation = Accepter la réserve
act-accept-reservation-done = vous acceptez la réserve.
act-object-reservation = Faire objection à la réserve
act-object-reservation-note = Tant que vous faites objection, la réserve de { $party } reste ouverte.
act-object-reservation-done = vous faites objection à la réserve.
act-confirm = Confirmer « { $label } »
act-confirm-note = Vous déclarez que cela est réalisé. Vous ne pourrez pas revenir sur cette déclaration.
act-confirm-done = vous le confirmez.
act-settle = Ma question a reçu réponse
act-settle-done = votre question est réglée.
act-ask = Poser une question
act-ask-done = votre question est inscrite.
act-answer-done = votre réponse est inscrite.
act-comment-done = votre commentaire est inscrit.
act-counter = Faire une contre-proposition
act-revise = Déposer une nouvelle révision
act-renew = Signer le renouvellement
act-renew-done = vous signez pour une nouvelle durée.
act-object-renewal = Faire objection au renouvellement
act-object-renewal-note = Il prend alors fin avec sa durée : pour tous si votre consentement était requis, sinon pour vous.
act-object-renewal-done = vous faites objection au renouvellement.
act-suspend = Le suspendre
act-suspend-note = Tant qu’il est suspendu, personne n’est lié par lui. Sa durée continue de courir.
act-suspend-done = vous le suspendez.
act-resume = En reprendre l’application
act-resume-note = Votre suspension prend fin immédiatement. Celle d’une autre partie se poursuit.
act-resume-done = vous mettez fin à votre suspension.
act-denounce = Le dénoncer
act-denounce-note = Vous le quittez à l’issue du préavis que prévoient ses termes. Si votre consentement était requis, il prend alors fin pour tous.
act-denounce-done = vous le dénoncez.
act-breach = Notifier une violation
act-breach-note = Le délai pour y remédier commence à courir à votre notification.
act-breach-done = vous notifiez une violation.
act-cure = Déclarer qu’il y est remédié
act-cure-done = vous déclarez qu’il est remédié à la violation.
act-release = Vous en libérer
act-release-note = Entre vous et la partie auteur de la violation, il ne lie plus. À l’égard des autres, il se poursuit.
act-release-done = vous vous libérez.
act-withdraw = Le retirer
act-withdraw-note = Il prend fin ici. Plus personne ne peut l’accepter.
act-withdraw-done = vous le retirez.
act-publish = Participer à sa publication
act-publish-done = vous participez à sa publication.
act-unpublish = Ne plus participer à sa publication
act-unpublish-done = vous ne participez plus à sa publication.
act-acknowledge = Confirmer seulement la réception
act-acknowledge-done = vous confirmez l’avoir reçu ; rien de plus.
act-recognise = Le reconnaître
act-recognise-lead = Examiner et reconnaître
act-recognise-done = vous le reconnaissez.
act-recognise-if = Le reconnaître sous condition
act-recognise-if-note = Il vous lie une fois la condition réalisée.
act-recognise-if-done = vous le reconnaissez sous condition.
act-refuse = Refuser de le reconnaître
act-refuse-note = Un lieu qui n’est pas reconnu conserve toute la protection que le droit lui accorde.
act-refuse-done = vous refusez de le reconnaître.
act-extend = Le montrer à { $party }
act-extend-done = il est montré à une partie de plus.
act-show = Le montrer à d’autres parties
act-show-note = Elles voient tout ce que l’ensemble des destinataires a vu et verra. Nul ne peut plus en être exclu.
act-show-done = il est montré à d’autres parties.
act-disclaim = Renoncer à invoquer le contact
act-disclaim-done = vous renoncez à invoquer le contact pour cette révision.
act-positions = Autres positions
act-others = Plus
act-field-reservation = Votre réserve
act-field-condition = Vous acceptez si
act-field-members = En même temps que
act-field-parties = À qui
act-field-everyone = À tous, y compris ceux qui viendront plus tard
act-field-against = Contre qui
act-field-clause = Clause
act-no-clause = Aucune clause en particulier
act-field-ends = Jusqu’à quand, en UTC (peut rester vide)
act-field-text = Ce que vous dites
act-field-text-optional = Texte joint (facultatif)
act-lacks-text = Écrivez ce que vous voulez dire.
act-lacks-reservation = Écrivez votre réserve.
act-lacks-against = Choisissez la partie.
act-lacks-members = Choisissez au moins une autre partie.
act-lacks-parties = Choisissez une partie, ou tous.
act-lacks-condition = Nommez une partie à chaque ligne, et le fait lorsqu’il y en a un à confirmer.
act-lacks-source = Indiquez comment, quand et où cela a été dit auparavant, ou laissez les trois champs vides.
act-all = toutes sont réalisées
act-any = l’une d’elles est réalisée
act-condition-party = Partie
act-condition-what = Ce qu’elle fait
act-condition-fact = Le fait, en quelques mots
act-accepts = a accepté
act-confirms = a confirmé
act-source = Cela a déjà été dit en public
act-source-kind = Où
act-source-press = à la presse
act-source-call = lors d’un appel
act-source-meeting = lors d’une réunion
act-source-note = dans une note
act-source-at = Quand, en UTC
act-source-citation = Où cela peut être trouvé

## talk

talk-nothing = Rien n’a encore été dit.
talk-open = Sans réponse
talk-answered = Répondu, non réglé
talk-settled = Réglé
talk-blocks = Le retient
talk-aside = Dit à { $parties } uniquement
talk-did-arrangement-table = l’a déposé
talk-did-arrangement-revise = a déposé une nouvelle révision
talk-did-arrangement-counter = l’a déposé comme contre-proposition
talk-did-arrangement-declare = l’a déclaré
talk-did-arrangement-assert = l’a affirmé
talk-did-arrangement-withdraw = l’a retiré
talk-did-arrangement-suspend = l’a suspendu
talk-did-arrangement-resume = en a repris l’application
talk-did-arrangement-denounce = l’a dénoncé
talk-did-arrangement-renew = s’est prononcé sur son renouvellement
talk-did-arrangement-publish = a participé à sa publication
talk-did-audience-extend = l’a montré à d’autres parties
talk-did-clarification-ask = a posé une question
talk-did-clarification-answer = a répondu
talk-did-clarification-settle = a déclaré la question réglée
talk-did-comment-make = a commenté
talk-did-position-take = a pris position
talk-did-position-simultaneous = a accepté en même temps que d’autres
talk-did-reservation-accept = a accepté la réserve
talk-did-reservation-object = a fait objection à la réserve
talk-did-condition-confirm = a confirmé ce que demande une condition
talk-did-recognition-acknowledge = a confirmé la réception
talk-did-recognition-give = l’a reconnu
talk-did-recognition-condition = l’a reconnu sous condition
talk-did-recognition-refuse = a refusé de le reconnaître
talk-did-breach-notify = a notifié une violation
talk-did-breach-cure = a déclaré qu’il est remédié à la violation
talk-did-breach-release = s’est libérée
talk-did-territory-disclaim = a renoncé à invoquer le contact
talk-did-retention-hold = a interdit son effacement
talk-did-retention-release = a levé son interdiction d’effacement
talk-did-retention-announce = a annoncé son effacement
talk-took-accept = a accepté
talk-took-accept-with-reservation = a accepté avec une réserve
talk-took-accept-with-condition = a accepté sous condition
talk-took-reject = a rejeté
talk-took-undecided = s’est déclarée indécise

## broken

broken-title = Le registre n’est plus fiable
broken-rewritten = L’hébergeur a signé deux historiques qui ne peuvent être vrais tous les deux.
broken-shortened = L’hébergeur n’a plus toutes les inscriptions qu’il a signées.
broken-another-key = L’hébergeur présente pour ce registre une autre clé que celle dont ce navigateur se souvient.
broken-another-ledger = Un autre registre se trouvait auparavant à cette adresse. Celui-ci n’est pas le même.
broken-signature = Le dernier point de contrôle n’est pas signé par la clé de ce registre.
broken-genesis = La première inscription de ce registre ne désigne pas la clé qui le signe.
broken-means = On ne peut se fier à ce que ce serveur affiche : ni à ce qui est en vigueur, ni à ce que d’autres ont signé.
broken-sign-nothing = Ne signez rien ici tant que ce n’est pas réglé. Cette page le refuse.
broken-keep = Conservez ce qui le prouve : enregistrez le fichier ci-dessous.
broken-tell = Avertissez les autres parties et les témoins par une autre voie que ce serveur, et comparez vos points de contrôle avec les leurs.
broken-evidence = Enregistrer la preuve
broken-evidence-note = Le fichier le prouve à quiconque connaît la clé du registre ; parley evidence verify le vérifie sans réseau.
broken-no-evidence = Ceci ne prouve encore rien à d’autres par soi-même : l’hébergeur peut avoir perdu ses dernières inscriptions. Les deux points de contrôle sont signés ; conservez-les.
broken-unproven = Ceci ne prouve rien à d’autres par soi-même. Conservez ce que vous avez : cela montre ce que ce navigateur savait auparavant.
broken-both = Enregistrer les points de contrôle
broken-close = Retour
broken-anew = C’est réglé avec les autres parties
broken-anew-note = Ce navigateur oublie alors ce dont il se souvenait, et se fie à ce que le serveur affiche à présent.
broken-anew-do = Oublier et recommencer

## record

record-title = Registre
record-intro = Toutes les déclarations inscrites, de la plus récente à la plus ancienne. Nul, pas même l’hébergeur, ne peut modifier ou retirer une inscription sans que cela soit découvert.
record-count =
    { $n ->
        [one] { $n } inscription en tout
       *[other] { $n } inscriptions en tout
    }
record-filter = Afficher
record-all-matters = Toutes les affaires
record-all-parties = Toutes les parties
record-all-types = Toute nature de déclaration
record-filter-matter = Affaire
record-filter-party = Auteur
record-filter-type = Nature de la déclaration
record-clear = Tout afficher
record-none = Aucune inscription que vous puissiez voir n’y correspond.
record-earlier = Inscriptions antérieures
record-beginning = Ceci est le commencement du registre.
record-searching = Recherche plus loin en arrière
record-new =
    { $n ->
        [one] Afficher { $n } nouvelle inscription
       *[other] Afficher { $n } nouvelles inscriptions
    }
record-hidden =
    { $n ->
        [one] Une inscription qui ne vous est pas destinée
       *[other] { $n } inscriptions qui ne vous sont pas destinées
    }
record-hidden-why = Elles sont dans le registre et comptent dans ses preuves. Ce qu’elles énoncent, et qui en est l’auteur, est destiné à d’autres.
record-erased = Effacée
record-erased-line = { $type }, effacée depuis
record-refused = Refusée : elle est sans effet
record-became = est devenu
record-column-entry = Inscription
record-column-when = Heure du registre
record-column-who = Qui
record-column-what = Objet
record-column-matter = Affaire
record-post = en tant que { $post }
record-entry = Inscription { $index }
record-back = Toutes les inscriptions
record-newer = Inscription suivante
record-older = Inscription précédente
record-at = Inscrite le { $when }
record-local = { $when } heure locale
record-what = Ce qu’elle énonce
record-matter-state = État de l’affaire à ce moment
record-who = Qui a signé
record-key = Clé
record-key-passkey = clé d’accès
record-key-file = clé Ed25519
record-key-of = poste { $post }
record-key-unknown = une clé qui n’est pas parmi celles de l’auteur
record-key-stood = Elle était valable lorsque l’inscription a été faite.
record-key-compromised = La partie a déclaré que d’autres ont pu utiliser cette clé depuis le { $when }.
record-key-revoked = Elle a été révoquée le { $when }.
record-signature-holds = La signature est valable.
record-signature-fails = LA SIGNATURE N’EST PAS VALABLE
record-signed-at = Signée le { $when } selon l’horloge du signataire, qui n’est qu’un indice. C’est l’heure du registre qui compte.
record-seen = Le signataire connaissait le registre jusqu’à l’inscription { $size }.
record-prev = Elle fait suite à ce que l’auteur a dit auparavant de cette affaire :
record-until = Elle pouvait être inscrite jusqu’au { $when }.
record-audience = Qui la voit
record-audience-everyone = Elle a été adressée à tous.
record-audience-whole = Elle a été adressée à tous ceux qui participent à l’affaire.
record-audience-private = Elle a été adressée à ceux-ci uniquement, et aucun élargissement ne la montre à d’autres.
record-open-revision = Ouvrir cette révision
record-open-sheet = Comme feuille à imprimer
record-why-author = en est l’auteur
record-why-named = y est nommée
record-why-everyone = adressée à tous
record-why-extended = lui a été montrée plus tard
record-since = depuis le { $when }
record-receipt = Est-elle vraiment dans le registre ?
record-receipt-steps = Comment cela a été vérifié
record-receipt-checking = Vérification
record-receipt-save = Enregistrer le récépissé
record-raw = Les octets signés
record-raw-note = Voici ce qui a été signé, octet pour octet. Tout ce qui est affiché plus haut en est tiré.
record-raw-copy = Copier
record-raw-copied = Copié
record-raw-id = Déclaration
record-raw-show =
    { $n ->
        [one] Afficher { $n } octet
       *[other] Afficher { $n } octets
    }
record-opaque-title = Une inscription qui ne vous est pas destinée
record-opaque = Ce qu’elle énonce est destiné à d’autres. Sa feuille de l’arbre est dans le registre, et compte dans chaque preuve.
record-opaque-slot = Prouver qu’elle n’est pas destinée à votre partie
record-opaque-slot-none = Elle est antérieure à l’admission de votre partie, et n’a pas d’emplacement pour elle.
record-opaque-slot-zero = L’emplacement de votre partie dans cette inscription est vide, et l’engagement cryptographique de l’inscription elle-même le prouve.
record-opaque-slot-one = CETTE INSCRIPTION S’ADRESSE À VOTRE PARTIE, et son contenu a été retenu. Conservez ce que vous voyez et interrogez l’hébergeur.
record-opaque-slot-erased = Elle était destinée à votre partie, comme le prouve l’engagement cryptographique de l’inscription elle-même, et a été effacée depuis.
record-opaque-slot-bad = La preuve de l’hébergeur ne concorde pas avec l’inscription. Conservez ce que vous voyez et interrogez l’hébergeur.
record-erasure-named = Le registre l’a désignée pour effacement ; ses clés sont encore à détruire.
record-erasure-keys-destroyed = Ses clés ont été détruites. Des copies peuvent s’en trouver dans des sauvegardes jusqu’au { $gone }.
record-erasure-erased = Ses clés ont été détruites, et il n’en reste aucune copie recensée.
record-leaf = Feuille de l’arbre
record-step-leaf = 1. Les octets mêmes de la déclaration donnent son empreinte, et la feuille de l’arbre de l’inscription contient cette empreinte.
record-step-tree =
    { $n ->
        [0] 2. C’est la seule inscription : son empreinte est celle de tout le registre.
        [one] 2. La feuille de l’arbre et { $n } empreinte voisine donnent l’empreinte de tout le registre, de { $size } inscriptions.
       *[other] 2. La feuille de l’arbre et { $n } empreintes voisines, combinées l’une après l’autre, donnent l’empreinte de tout le registre, de { $size } inscriptions.
    }
record-step-sign = 3. La clé du registre a signé cette empreinte.
record-step-known = Ce navigateur connaît le registre par cette clé.
record-step-first = Ce n’est que la parole du serveur : ce navigateur ne connaissait pas encore le registre.
record-step-slots =
    { $n ->
        [one] 4. Sa seconde empreinte porte sur ceux à qui elle est destinée : { $n } partie l’est, et le récépissé ouvre son emplacement.
       *[other] 4. Sa seconde empreinte porte sur ceux à qui elle est destinée : { $n } parties le sont, et le récépissé ouvre leurs emplacements.
    }
record-step-everyone = 4. Sa seconde empreinte porte sur ceux à qui elle est destinée : tous, et le récépissé ouvre chaque emplacement.
record-step-witness =
    { $n ->
        [0] 5. Aucun témoin n’a contresigné ce point de contrôle.
        [one] 5. { $n } témoin l’a contresigné.
       *[other] 5. { $n } témoins l’ont contresigné.
    }
record-proven = Prouvé : elle est dans le registre, depuis le { $when }, telle qu’elle figure ici.
record-not-proven = NON PROUVÉ
record-not-proven-why = { $why }
record-not-proven-todo = Ne vous fiez pas à cette inscription. Enregistrez le récépissé, comparez avec une autre partie, et interrogez l’hébergeur.
record-hashes = Les empreintes, de la feuille de l’arbre à la racine
record-export = L’emporter
record-export-intro = Ce qui est entre vos mains n’a besoin ni de l’hébergeur ni de cette page. Conservez-le à l’écart des deux.
record-bundle = Dossier de { $party }
record-bundle-note = Tout ce que la partie peut voir, avec chaque preuve, en un seul fichier.
record-bundle-complete = avec la preuve, pour chaque inscription non destinée à la partie, qu’elle ne l’est pas
record-bundle-save = Enregistrer le dossier
record-bundle-stop = Arrêter
record-bundle-progress = { $size } reçus
record-bundle-done = { $size } enregistrés. Il se termine comme il le doit ; vérifiez-le avant de vous y fier.
record-bundle-cut = Le fichier s’est interrompu prématurément et n’a pas été enregistré. Réessayez.
record-bundle-party = Partie
record-checkpoint = Point de contrôle signé
record-checkpoint-note =
    { $n ->
        [one] L’empreinte du registre à { $n } inscription, signée. Conservée par vous, elle révèle toute modification ultérieure.
       *[other] L’empreinte du registre à { $n } inscriptions, signée. Conservée par vous, elle révèle toute modification ultérieure.
    }
record-checkpoint-save = Enregistrer le point de contrôle
record-judge = Ce qu’en fait une autre personne
record-judge-1 = Elle vérifie le fichier sur sa propre machine, sans aucun réseau :
record-judge-2 = Avec le point de contrôle que vous avez conservé, elle voit que rien n’a été réécrit depuis :
record-judge-3 = Sans la ligne de commande : le vérificateur est une seule page qui s’ouvre dans tout navigateur et n’a pas de réseau. L’hébergeur ou toute partie la construit à partir des sources de Parley.
record-judge-key = La clé du registre doit provenir de la publication de l’hébergeur ou d’une autre partie, jamais de qui lui a remis le fichier. Ce navigateur la connaît ainsi :
record-field-arrangement = Affaire
record-field-revision = Révision
record-field-replaces = Remplace
record-field-answers = Répond à
record-field-to = Sa révision
record-field-stance = Position
record-field-clause = Clause
record-field-blocking = Retient l’entrée en vigueur
record-field-point = Lieu
record-field-text = Texte
record-field-reservation = Réserve
record-field-condition = Condition
record-field-source = Déjà dit en public
record-field-question = Question
record-field-expiry = Fin de la durée
record-field-decision = Décision
record-field-ends = Jusqu’au
record-field-withdraw = Retire son consentement à la publication
record-field-parties = Parties
record-field-everyone = Tous
record-field-against = Contre
record-field-notice = Notification
record-field-label = Nom
record-field-name = Nom
record-field-members = Ensemble
record-field-key = Clé
record-field-proof = Preuve par la nouvelle clé
record-field-profile = Profil
record-field-party = Partie
record-field-compromised_since = D’autres ont pu l’utiliser depuis
record-field-post = Poste
record-field-must_answer = Quelqu’un doit être de permanence à toute heure
record-field-deputies = Suppléants
record-field-watch = Permanence
record-field-types = Déclarations
record-field-map = Carte
record-field-attributed = Ce que la carte du monde lui attribue
record-field-reason = Motif
record-field-until = Jusqu’au
record-field-comments = Commentaires uniquement
record-field-private = Ce qui a été dit aux mêmes destinataires restreints
record-field-effects = Inscriptions
record-field-intent = Opération
record-field-operation = Opération
record-field-about = Au sujet de
record-field-remark = Au sujet de
record-field-part = Contenu
record-field-log_key = La clé du registre
record-field-policy = Politique
record-field-rules = Règles du protocole
record-field-world = Carte du monde
record-field-exercise = Exercice
record-field-witnesses = Témoins
record-field-quorum = Dont au moins
record-field-recovery_delay = Délai de rétablissement
record-field-at = Quand
record-field-citation = Source
record-field-kind = Nature
record-field-country = Pays
record-field-powers = Pouvoirs
record-field-use = Usage
record-field-alg = Algorithme
record-field-public = Clé publique
record-field-activity = Activité
record-field-purpose = But
record-field-window = Temps
record-field-from = À partir de
record-yes = Oui
record-value-accept = accepte
record-value-accept-with-reservation = accepte avec une réserve
record-value-accept-with-condition = accepte sous condition
record-value-reject = rejette
record-value-undecided = indécise
record-value-renew = renouvelle
record-value-object = fait objection
record-value-meeting = lors d’une réunion
record-value-press = dans la presse
record-value-call = lors d’un appel
record-value-note = dans une note
record-map-part = une carte, dans les octets signés ci-dessous
record-sealed-part = conservé par l’hébergeur, et lu pièce par pièce : chaque lecture est consignée
record-shifts =
    { $n ->
        [one] { $n } tour de permanence
       *[other] { $n } tours de permanence
    }
record-effects =
    { $n ->
        [one] { $n } inscription
       *[other] { $n } inscriptions
    }

## said

type-party-admit = Admission d’une partie
type-party-update = Modification d’un profil

## sign

sign-heading = Signer
sign-for = Vous signez pour { $party }
sign-as = en tant que { $post }
sign-preparing = Lecture de ce qui sera signé…
sign-yes = oui
sign-no-login = Personne n’est connecté. Connectez-vous avec une clé qui peut signer ceci.
sign-no-past = Vous regardez un autre moment que le présent. Rien ne peut y être signé : revenez au présent.
sign-no-broken = Le registre n’est plus fiable. Ne signez rien tant que ce n’est pas réglé avec les autres parties.
sign-no-unverified = Le registre n’a pas pu être vérifié à l’instant. Rien n’est signé sur la foi de ce qui n’a pas été vérifié ; réessayez quand la liaison sera rétablie.
sign-no-power = Votre clé ne peut pas signer ceci.
sign-no-power-others = Ces postes de votre partie le peuvent : { $posts }.
sign-no-mismatch = Ce que le serveur affiche ne concorde pas avec ses empreintes. Ne signez rien, conservez cette page, et avertissez les autres parties.
sign-no-another-party = Ceci a été signé pour une autre partie que la vôtre.
sign-no-another-ledger = Ceci a été signé pour un autre registre.
sign-no-signature = Une signature qui y figure ne se vérifie pas, ou sa clé n’est pas connue ici. N’y ajoutez pas la vôtre.
sign-title-in = Titre ({ $language })
sign-kind = Objet
sign-heights = Hauteurs
sign-map = Carte
sign-map-final =
    { $n ->
        [0] aucune carte
        [one] définitive, { $n } volume
       *[other] définitive, { $n } volumes
    }
sign-map-pending = en attente : il peut être convenu en principe, et n’entre en vigueur qu’avec la carte définitive
sign-windows = À ces moments
sign-consenting = Doivent consentir, par leurs rôles
sign-rules-show =
    { $n ->
        [0] Termes
        [one] Termes et { $n } règle
       *[other] Termes et { $n } règles
    }
sign-texts-show =
    { $n ->
        [one] Le texte
       *[other] Le texte en { $n } langues
    }
sign-outline = Le contour de la carte ; ses coordonnées suivent sous forme de texte.
sign-coordinates = Coordonnées (latitude, longitude, WGS 84)
sign-half-width = Demi-largeur : { $width }
sign-accuracy = La ligne réelle peut se trouver à { $length } de la ligne tracée.
sign-fingerprint = Empreinte du document
sign-fingerprint-whole = L’empreinte entière
sign-statement-id = Identifiant de la déclaration
sign-seen-by = Vu par :
sign-everyone = tous dans ce registre
sign-speak-for = Signer pour le poste
sign-all = Tout ce qui est signé
sign-at = Écrit le { $when }
sign-next-waits = Après cela, il reste en attente de { $parties }.
sign-next-all = Avec cela, tous ceux qui doivent consentir ont consenti : il entre en vigueur comme ses termes le prévoient.
sign-next-more = Après cela, un autre point reste ouvert ; l’examen indique lequel.
sign-now = État à présent : { $state }.
sign-now-waits = En attente de { $parties }.
sign-two = La règle de votre partie exige deux postes. Vous signez le premier ; remettez ensuite le fichier à un second poste, qui le signe et le soumet.
sign-anew = Votre partie s’est exprimée à ce sujet entre-temps. La déclaration a été réécrite : relisez-la, puis signez.
sign-exercise = Ceci est un exercice.
sign-with-passkey = Signer avec une clé d’accès
sign-with-key = Signer
sign-pick-key = Signer avec un fichier de clé
sign-wrong-key = Cette clé n’est pas celle avec laquelle vous vous êtes connecté. Connectez-vous d’abord avec elle.
sign-signing = Signature en cours…
sign-send-again = Envoyer de nouveau
sign-outcome-unknown = La liaison s’est rompue pendant l’envoi, de sorte que la déclaration a pu arriver ou non. Elle est signée ; l’envoyer de nouveau est sans risque.
sign-ended = Votre session a pris fin. Rien n’est perdu : connectez-vous de nouveau, et poursuivez.
sign-again = Se connecter de nouveau, et poursuivre
sign-back = Retour
sign-close = Terminé
sign-done = Signé
sign-done-what = C’est l’inscription { $index } du registre. Son récépissé a été vérifié ici.
sign-receipt = Enregistrer le récépissé
sign-half = Signé une fois, et non soumis
sign-half-what = Un second poste de votre partie doit le signer. Enregistrez le fichier et remettez-le comme vous l’entendez : il contient le texte de la déclaration.
sign-half-fingerprint = Lisez ceci au second poste
sign-half-void = Ce que votre partie déclare entre-temps sur le même objet le rend nul.
sign-half-save = Enregistrer le fichier
sign-queued = Signé, et en attente
sign-queued-what = Ce miroir le conserve, et l’envoie lorsqu’il y a une liaison avec l’hébergeur. Il n’est pas encore inscrit.
sign-signed-by = Signé par { $post } ; la signature se vérifie
sign-any = Par cette signature, { $party } fait la déclaration suivante : { $type }. D’autres peuvent la prouver.
sign-position-take-accept =
    Par cette signature, { $party } accepte « { $title } »{ $number ->
        [0] .
       *[other] , révision { $number }.
    } D’autres peuvent le prouver.
sign-position-take-accept-with-reservation = Par cette signature, { $party } accepte « { $title } » avec la réserve ci-dessous. Cela ne vaut pas consentement tant que les autres n’ont pas accepté la réserve.
sign-position-take-accept-with-condition = Par cette signature, { $party } accepte « { $title } » sous la condition ci-dessous. Cela ne vaut pas consentement tant que la condition n’est pas réalisée.
sign-position-take-reject = Par cette signature, { $party } rejette « { $title } ». Cette partie peut changer d’avis tant qu’il n’est pas en vigueur.
sign-position-take-undecided = Par cette signature, { $party } se déclare indécise sur « { $title } ». Une acceptation donnée auparavant par cette partie ne compte plus.
sign-position-simultaneous = Par cette signature, { $party } accepte « { $title } » en même temps que les autres parties nommées ci-dessous. Cela compte une fois que la dernière d’entre elles a signé.
sign-reservation-accept = Par cette signature, { $party } accepte la réserve d’une autre partie à « { $title } ».
sign-reservation-object = Par cette signature, { $party } fait objection à la réserve d’une autre partie à « { $title } ».
sign-condition-confirm = Par cette signature, { $party } confirme que ceci est réalisé : { $label }.
sign-arrangement-table = Par cette signature, { $party } dépose « { $title } » auprès des parties nommées ci-dessous. Rien n’est convenu de ce fait, pas même par { $party }.
sign-arrangement-revise = Par cette signature, { $party } dépose une nouvelle révision de « { $title } » à la place de la précédente. Tous ceux qui doivent consentir consentent à nouveau.
sign-arrangement-counter = Par cette signature, { $party } dépose « { $title } » comme contre-proposition. Les deux restent ouvertes, et rien n’est convenu de ce fait.
sign-arrangement-declare = Par cette signature, { $party } déclare « { $title } » sur son propre territoire. Il lie { $party } immédiatement, et les autres une fois qu’elles le reconnaissent.
sign-arrangement-assert = Par cette signature, { $party } fait connaître « { $title } » comme sa propre parole. Il ne lie personne qui ne l’ait accepté.
sign-arrangement-withdraw = Par cette signature, { $party } retire « { $title } ».
sign-arrangement-suspend = Par cette signature, { $party } suspend « { $title } ». Personne n’est lié par lui pendant ce temps, et la durée continue de courir.
sign-arrangement-resume = Par cette signature, { $party } met fin à sa propre suspension de « { $title } ».
sign-arrangement-denounce = Par cette signature, { $party } dénonce « { $title } ». Il prend fin à l’issue du préavis, et il n’est pas possible d’y revenir.
sign-arrangement-renew-renew = Par cette signature, { $party } renouvelle « { $title } » pour une nouvelle durée.
sign-arrangement-renew-object = Par cette signature, { $party } fait objection au renouvellement de « { $title } ».
sign-arrangement-publish = Par cette signature, { $party } accepte que « { $title } » soit rendu public. Une fois que tous ont signé, nul ne peut y revenir.
sign-arrangement-publish-withdraw = Par cette signature, { $party } retire son consentement à la publication de « { $title } ».
sign-clarification-ask = Par cette signature, { $party } pose une question sur « { $title } ».
sign-clarification-ask-blocking = Par cette signature, { $party } pose sur « { $title } » une question qui doit être réglée avant qu’il puisse entrer en vigueur.
sign-clarification-answer = Par cette signature, { $party } répond à une question sur « { $title } ».
sign-clarification-settle = Par cette signature, { $party } déclare que sa question sur « { $title } » est réglée.
sign-comment-make = Par cette signature, { $party } commente « { $title } ».
sign-recognition-acknowledge = Par cette signature, { $party } confirme avoir reçu « { $title } ». Cette partie ne reconnaît rien par là.
sign-recognition-give = Par cette signature, { $party } reconnaît « { $title } », et est liée par lui.
sign-recognition-condition = Par cette signature, { $party } reconnaît « { $title } » sous la condition ci-dessous.
sign-recognition-refuse = Par cette signature, { $party } refuse de reconnaître « { $title } ».
sign-breach-notify = Par cette signature, { $party } notifie à { $other } une violation de « { $title } ».
sign-breach-cure = Par cette signature, { $party } constate qu’il est remédié à une violation de « { $title } ».
sign-breach-release = Par cette signature, { $party } se libère de « { $title } » à l’égard de la partie auteur de la violation.
sign-audience-extend = Par cette signature, { $party } permet aux parties nommées ci-dessous de voir « { $title } », avec tout ce que l’ensemble des destinataires a vu auparavant.
sign-annex-deposit = Par cette signature, { $party } remet l’annexe privée « { $label } » à l’intention des parties nommées ci-dessous.
sign-operation-plan = Par cette signature, { $party } fait connaître une opération aux parties nommées ci-dessous.
sign-operation-change = Par cette signature, { $party } modifie une opération que cette partie a fait connaître.
sign-operation-start = Par cette signature, { $party } déclare que son opération a commencé.
sign-operation-end = Par cette signature, { $party } déclare que son opération est terminée.
sign-party-admit = Par cette signature, { $party } admet { $name } en tant que partie. Ceci atteste comment elle s’appelle ; sa clé décide de qui elle est.
sign-party-update = Par cette signature, { $party } change la façon dont cette partie s’appelle.
sign-party-two-person = Par cette signature, { $party } soumet désormais ces déclarations aux signatures de deux de ses postes.
sign-party-two-person-end = Par cette signature, { $party } met fin à sa règle selon laquelle deux postes doivent signer.
sign-post-roster = Par cette signature, { $party } indique qui supplée son poste { $name }. Cela remplace ce qui a été dit auparavant.
sign-key-enrol = Par cette signature, { $party } permet à la clé ci-dessous de signer ou de se connecter pour un de ses postes.
sign-key-enrol-recover = Par cette signature, { $party } donne à { $other } une nouvelle clé. Tous le voient, et { $other } peut la révoquer avant qu’elle soit valable.
sign-key-revoke = Par cette signature, { $party } révoque la clé ci-dessous. Dès lors, elle ne signe rien et n’ouvre rien.
sign-territory-declare = Par cette signature, { $party } déclare que ce territoire est le sien.
sign-territory-disclaim = Par cette signature, { $party } déclare ne revendiquer aucun territoire ici.
sign-retention-hold = Par cette signature, { $party } interdit l’effacement de « { $title } » : rien n’en peut être effacé.
sign-retention-release = Par cette signature, { $party } lève son interdiction d’effacement de « { $title } ».
sign-retention-announce = Par cette signature, { $party } annonce que ceci sera effacé.
sign-retention-erase = Par cette signature, { $party } fait effacer ceci. Nul ne peut le rétablir.
sign-log-policy = Par cette signature, { $party } remplace la politique du registre.
sign-field-against = Contre
sign-field-attributed = Tel que la carte l’attribue
sign-field-clause = Clause
sign-field-compromised_since = Compromise depuis
sign-field-condition = Condition
sign-field-deputies = Suppléants
sign-field-effects = Ce qui reste
sign-field-ends = Prend fin
sign-field-erasure_notice = Préavis d’effacement
sign-field-everyone = Tous
sign-field-expiry = Durée qui prend fin
sign-field-intent = Ce qui est prévu
sign-field-key = Clé
sign-field-label = Intitulé
sign-field-map = Carte
sign-field-members = En même temps que
sign-field-must_answer = Quelqu’un doit être de permanence à toute heure
sign-field-name = Nom
sign-field-notice = Notification de violation
sign-field-operation = Opération
sign-field-part = Contenu
sign-field-parties = Pour
sign-field-party = Partie
sign-field-point = Lieu
sign-field-post = Poste
sign-field-profile = Partie
sign-field-proof = Preuve de la clé
sign-field-question = Question
sign-field-quorum = Quorum
sign-field-reason = Motif
sign-field-recovery_delay = Délai de rétablissement
sign-field-reservation = Réserve
sign-field-source = Déjà dit
sign-field-text = Texte
sign-field-types = Déclarations
sign-field-until = Jusqu’au
sign-field-watch = Permanences
sign-field-witnesses = Témoins
type-party-two-person = Règle des deux personnes
type-post-roster = Tableau de service
type-key-enrol = Nouvelle clé
type-key-revoke = Révocation d’une clé
type-territory-declare = Déclaration de territoire
type-territory-disclaim = Renonciation à un territoire
type-arrangement-table = Dépôt
type-arrangement-revise = Nouvelle révision
type-arrangement-counter = Contre-proposition
type-arrangement-withdraw = Retrait
type-arrangement-declare = Déclaration d’une zone
type-arrangement-assert = Affirmation d’une zone
type-arrangement-suspend = Suspension
type-arrangement-resume = Reprise
type-arrangement-denounce = Dénonciation
type-arrangement-renew = Renouvellement
type-arrangement-publish = Publication
type-clarification-ask = Question
type-clarification-answer = Réponse
type-clarification-settle = Question réglée
type-comment-make = Commentaire
type-position-take = Position
type-position-simultaneous = Acceptation simultanée
type-reservation-accept = Acceptation d’une réserve
type-reservation-object = Objection à une réserve
type-condition-confirm = Confirmation d’une condition
type-recognition-acknowledge = Réception confirmée
type-recognition-give = Reconnaissance
type-recognition-condition = Reconnaissance sous condition
type-recognition-refuse = Refus de reconnaissance
type-annex-deposit = Annexe privée
type-audience-extend = Élargissement des destinataires
type-breach-notify = Notification d’une violation
type-breach-cure = Remède à une violation
type-breach-release = Libération
type-operation-plan = Opération prévue
type-operation-change = Opération modifiée
type-operation-start = Opération commencée
type-operation-end = Opération terminée
type-log-genesis = Fondation du registre
type-log-rules = Règles du protocole
type-log-policy = Politique du registre
type-log-padding = Inscription de couverture
type-retention-announce = Annonce d’un effacement
type-retention-erase = Effacement
type-retention-hold = Interdiction d’effacement
type-retention-release = Interdiction d’effacement levée
said-party-admit = A admis { $name }
said-party-update = S’appelle désormais { $name }
said-post-roster = A fixé qui supplée le poste { $post }
said-key-enrol =
    { $recovery ->
        [yes] Rétablit les clés perdues d’une partie : une clé pour le poste { $post }
       *[other] A enrôlé une clé pour le poste { $post }
    }
said-key-revoke =
    { $compromised ->
        [yes] A révoqué une clé, que d’autres ont pu utiliser
       *[other] A révoqué une clé
    }
said-territory-declare = A déclaré un territoire : { $name }
said-territory-disclaim =
    { $attributed ->
        [yes] A renoncé à ce que la carte du monde lui attribue
       *[other] A renoncé à un territoire
    }
said-clarification-ask =
    { $blocks ->
        [yes]
            { $clause ->
                [none] A posé une question, qui retient l’entrée en vigueur
               *[other] A posé une question sur la clause { $clause }, qui retient l’entrée en vigueur
            }
       *[other]
            { $clause ->
                [none] A posé une question
               *[other] A posé une question sur la clause { $clause }
            }
    }
said-position-take =
    { $stance ->
        [accept]
            { $source ->
                [yes] A accepté, comme déjà dit en public
               *[other] A accepté
            }
        [accept-with-reservation] A accepté avec une réserve
        [accept-with-condition] A accepté sous condition
        [reject] A rejeté
       *[undecided] S’est déclarée indécise
    }
said-arrangement-renew =
    { $decision ->
        [renew] A renouvelé la durée
       *[object] A fait objection au renouvellement
    }
said-arrangement-publish =
    { $withdraw ->
        [yes] A retiré son consentement à la publication
       *[other] A accepté qu’il soit rendu public
    }
said-breach-notify =
    { $clause ->
        [none] A notifié une violation par { $party }
       *[other] A notifié une violation de la clause { $clause } par { $party }
    }
said-condition-confirm = A confirmé la condition { $label }
said-annex-deposit = A remis l’annexe privée { $label }
said-audience-extend =
    { $everyone ->
        [yes] L’a montré à tous
       *[other] L’a montré à d’autres parties
    }
said-retention-erase =
    { $count ->
        [one] A fait effacer { $count } inscription
       *[other] A fait effacer { $count } inscriptions
    }
said-log-genesis = A fondé le registre { $name }

## sheet

sheet-open = Comme feuille à imprimer et à signer
sheet-back = Retour à l’arrangement
sheet-paper = Papier
sheet-print = Imprimer, ou enregistrer en PDF
sheet-mismatch = Cette révision n’est pas ce qui a été signé.
sheet-mismatch-todo = N’imprimez ni ne signez rien. Avertissez les autres parties, et interrogez l’hébergeur.
sheet-exercise = EXERCICE
sheet-not-in-force = PAS EN VIGUEUR
sheet-basis-declared = DÉCLARÉ PAR UNE SEULE PARTIE
sheet-basis-asserted = AFFIRMÉ PAR UN SEUL CAMP
sheet-basis-authorised = AUTORISÉ, SANS CONSENTEMENT
sheet-kind = Nature
sheet-basis = Base
sheet-revision = Révision
sheet-revision-of = { $n } sur { $of }
sheet-tabled = Déposée
sheet-tabled-by = { $when }, par { $party }
sheet-map-status = Carte
sheet-map-final = définitive
sheet-map-pending = en attente : il peut être convenu en principe, et n’entre en vigueur qu’avec une carte définitive
sheet-in-force = En vigueur depuis
sheet-was-in-force = Entré en vigueur
sheet-bound-since = A accepté, et est liée depuis le { $when }
sheet-was-bound = A accepté ; a été liée à compter du { $when }
sheet-ends = La durée prend fin
sheet-ended = La durée a pris fin
sheet-qr = L’empreinte de la révision sous forme de code QR
sheet-hash = Empreinte de cette révision
sheet-hash-note = Quiconque signe la compare avec ce qu’affiche le registre. Textes, carte, règles, termes et rôles y sont tous compris : tout changement en donne une autre.
sheet-text = Texte
sheet-map = Carte
sheet-map-label =
    { $n ->
        [one] Carte de { $n } volume, avec échelle et nord ; ses sommets figurent dans le tableau ci-dessous
       *[other] Carte de { $n } volumes, avec échelle et nord ; leurs sommets figurent dans le tableau ci-dessous
    }
sheet-map-note = Mercator, WGS 84. L’échelle vaut au milieu de la carte. Ce sont les coordonnées qui comptent, non le tracé.
sheet-map-land = Les frontières et les noms indiqués n’impliquent ni approbation ni acceptation de quiconque.
sheet-map-no-land = Tracée sans les terres : aucune carte du monde n’est disponible.
sheet-map-polar = Si près d’un pôle, aucune carte n’est tracée ; ce sont les coordonnées ci-dessous qui comptent.
sheet-map-none = Il n’y a pas de carte.
sheet-coordinates = Coordonnées
sheet-coordinates-note = WGS 84. MGRS désigne le mètre carré dans lequel se trouve le lieu.
sheet-dms = Degrés, minutes, secondes
sheet-parties = Parties
sheet-must-consent = Doit consentir
sheet-need-not = N’a pas à consentir
sheet-not-admitted = Elle n’a pas été admise à ce registre.
sheet-entered = Au registre depuis le { $when }
sheet-line-name = Nom et fonction
sheet-line-signature = Signature
sheet-line-date = Date et lieu
sheet-parties-note = Ce qui lie est dans le registre. Une signature sur ce papier n’y compte qu’une fois inscrite.
sheet-waits = Ce qui est attendu
sheet-as-of = État au { $when }, sur { $size } inscriptions du registre.
sheet-root = Racine du registre à son dernier point de contrôle
sheet-ledger = Registre
sheet-matter = Arrangement

## parties

parties-title = Parties
parties-intro = Qui participe ici. Chaque partie enrôle ses propres clés, au moyen de clés qu’elle avait auparavant ; tous les voient.
parties-search = Rechercher par nom, nature ou pays
parties-count =
    { $n ->
        [one] { $n } partie
       *[other] { $n } parties
    }
parties-all = Toutes les parties
parties-yours = la vôtre
parties-kind-state = État
parties-kind-armed-force = Force armée
parties-kind-armed-group = Groupe armé
parties-kind-humanitarian-organisation = Organisation humanitaire
parties-kind-monitoring-mission = Mission de surveillance
parties-kind-mediator = Médiateur
parties-kind-registrar = Greffier : la partie de l’hébergeur lui-même
parties-since = Admise le { $when }
parties-identity = Identité
parties-said = Ce qu’elle a dit
parties-territory = Déclare
parties-territories = Territoire
parties-territory-none = Elle ne déclare aucun territoire.
parties-attributed = Elle n’en a elle-même déclaré aucun. Ce que la carte du monde attribue à { $country } compte jusqu’à ce qu’elle le fasse.
parties-declared = déclaré le { $when }
parties-disclaimed = renonciation le { $when }
parties-posts = Postes
parties-posts-note = Les clés appartiennent aux postes, et des personnes occupent les postes. Un poste peut signer ce qui figure à côté de lui.
parties-post = Poste
parties-may = Peut signer
parties-may-nothing = rien
parties-no-key = Aucune clé n’est valable pour ce poste : nul ne peut signer pour lui, ni, au titre de ce poste, en suppléer un autre.
parties-alg-ed25519 = Clé Ed25519
parties-alg-webauthn = Clé d’accès
parties-alg-x25519 = Clé qui reçoit
parties-use-sign = signe
parties-use-login = ouvre seulement des sessions
parties-use-receive = reçoit seulement
parties-from = depuis le { $when }
parties-stands = valable
parties-valid = Valable
parties-revoked = Révoquée le { $when }
parties-compromised = D’autres ont pu l’utiliser depuis le { $when }
parties-recovery = Enrôlée par le greffier pour rétablir une clé perdue
parties-stands-deputy = signe aussi pour { $post }, en tant que suppléant
parties-stands-watch = signe aussi pour { $post }, de permanence jusqu’au { $when }
parties-deputies = Suppléants
parties-on-watch = De permanence à présent
parties-watch = Permanence
parties-more-shifts =
    { $n ->
        [one] et { $n } tour de permanence de plus
       *[other] et { $n } tours de permanence de plus
    }
parties-nobody = personne
parties-gaps = Personne n’est de permanence, alors que quelqu’un doit l’être :
parties-no-gap = Quelqu’un est de permanence à chaque heure des 14 prochains jours.
parties-keys = Clés
parties-key = Clé
parties-two = Règle des deux personnes
parties-two-none = Un poste signe seul pour cette partie.
parties-two-note = Ces déclarations ne sont inscrites qu’avec les signatures de deux de ses postes :
parties-two-stands = Tant que la règle est applicable, deux postes doivent aussi signer pour l’assouplir, pour enrôler une clé qui signe, et pour permettre à un autre poste d’assurer une suppléance.
own-title = Votre partie
own-note = Vous administrez cette partie. Ce que vous signez ici est visible de tous.
own-keys = Clés : remplacer, révoquer
own-this-key = la clé avec laquelle vous êtes connecté
own-replace = Remplacer
own-replace-note = La nouvelle clé est d’abord admise, puis l’ancienne est révoquée.
own-replace-post = La nouvelle clé est celle d’un autre poste que l’ancienne.
own-replace-powers = Il manque à la nouvelle clé des pouvoirs que l’ancienne possède.
own-revoke = Révoquer
own-revoke-title = Révoquer une clé de { $post }
own-revoke-last = Sans cette clé, nul ne pourrait plus admettre ni révoquer de clés. Admettez d’abord une autre clé dotée du pouvoir d’administration.
own-revoke-now = Dès l’inscription de la révocation, elle ne signe rien, et chaque session qu’elle a ouverte prend fin.
own-revoke-before = Ce qu’elle a signé auparavant demeure.
own-revoke-self = Vous êtes connecté avec elle : vous serez déconnecté.
own-revoke-final = Il n’est pas possible d’y revenir.
own-revoke-alone = Seul le poste { $post } pourrait alors administrer, et votre règle des deux personnes en exige deux. Un second poste ne pourrait alors venir que du greffier, à l’issue d’un délai que tous voient.
own-revoke-others = D’autres ont pu l’utiliser
own-revoke-since = Depuis quand, en UTC
own-revoke-since-note = Les positions qu’elle a signées à partir de là doivent être prises à nouveau avant que leur objet entre en vigueur ; après l’entrée en vigueur, elles sont seulement marquées.
own-revoke-since-wrong = Indiquez un moment qui n’est pas dans l’avenir.
own-revoke-sign = Examiner et signer la révocation
own-back = Retour
own-enrol = Admettre une autre clé
own-enrol-file = À partir de sa moitié publique
own-enrol-make = En créer une ici
own-enrol-file-note = Qui détient la nouvelle clé vous en remet la moitié publique. Comparez son empreinte avec cette personne par une autre voie.
own-enrol-choose = Fichier de la moitié publique
own-enrol-paste = Ou son contenu
own-enrol-read = Lire
own-enrol-make-note = Le fichier de clé est enregistré sur cet ordinateur, et ne se trouve nulle part ailleurs. Remettez-le au poste, et conservez une copie placée de sorte qu’un incendie n’atteigne pas les deux.
own-enrol-phrase = Phrase secrète du fichier, s’il doit en avoir une
own-enrol-make-it = Créer la clé et enregistrer son fichier
own-enrol-is = Une clé pour le poste { $post } :
own-enrol-saved = Son fichier a été enregistré sur cet ordinateur. Elle ne peut rien tant qu’elle n’est pas admise.
own-enrol-compare = Comparez l’empreinte avec qui détient la clé avant de signer.
own-enrol-sign = Examiner et signer
own-enrol-done = Elle a été admise.
own-enrol-not-one = Ceci n’est ni un fichier de clé de Parley, ni la moitié publique d’une clé.
own-enrol-damaged = Ceci a été endommagé, ou modifié à la main : la preuve que la clé est détenue ne se vérifie pas.
own-enrol-another-party = Cette clé a été créée pour une autre partie.
own-invitations = Invitations
own-invite-new = Inviter quelqu’un
own-invite-party = Une partie
own-invite-open = en attente d’utilisation
own-invite-used = une clé demande l’admission
own-invite-until = jusqu’au { $when }
own-invite-none = Personne n’est invité.
own-invite-asks = La clé qui demande l’admission
own-invite-asks-party = Elle fonderait
own-invite-sealed = C’est la clé de qui avait votre lien.
own-invite-foreign = CECI N’EST PAS LA CLÉ DE QUI AVAIT VOTRE LIEN. N’admettez personne ; demandez-lui l’empreinte de sa clé.
own-invite-unknown = L’invitation n’a pas été faite dans ce navigateur. Demandez à la personne invitée de lire l’empreinte, et saisissez-en les douze premiers chiffres.
own-invite-digits = Chiffres qui ont été lus
own-invite-let-in = Examiner et admettre
own-invite-withdraw = Retirer
own-invite-link = Remettez ce lien par une voie que personne d’autre ne lit. Il peut être utilisé une seule fois, et n’est plus affiché ensuite.
own-invite-shell = En ligne de commande :
own-invite-admits = Inviter une nouvelle partie
own-invite-login = Sans aucun pouvoir, la clé ouvre des sessions en lecture, et ne signe rien.
own-invite-hours = Utilisable pendant tant d’heures
own-invite-make = Créer le lien
own-roster = Tableaux de service
own-roster-note = Qui supplée un poste peut signer tout ce que ce poste peut signer. Ce que vous fixez remplace le tableau de service du poste.
own-roster-watch = Permanence, en UTC
own-roster-from = De
own-roster-until = Jusqu’à
own-roster-remove = Retirer
own-roster-add = Ajouter un tour de permanence
own-roster-paste = Coller un tableau
own-roster-paste-note = Une ligne pour chacun : début, fin, poste. Les heures indiquent un fuseau, par exemple 2027-05-01T18:00Z.
own-roster-take = Les ajouter
own-roster-line = La ligne { $n } ne peut être lue.
own-roster-wrong = Chaque tour de permanence a un poste, et se termine après avoir commencé.
own-roster-set = Examiner et signer
own-two = Règle des deux personnes
own-two-note = Les déclarations dont vous choisissez la nature ne sont inscrites qu’avec les signatures de deux de vos postes.
own-two-all = Toutes celles-ci
own-two-loosens = Pour assouplir la règle, deux postes doivent signer.
own-two-set = Examiner et signer
own-sessions = Qui est connecté
own-session-times = depuis le { $opened }, utilisée le { $used }, prend fin le { $ends } au plus tard
own-session-this = celle-ci
own-session-end = Y mettre fin
own-refusals = Ce qui a été refusé
own-refusals-note = À qui de votre partie, et pourquoi ; jamais ce qui était demandé.
own-refusals-none = Rien n’a été refusé.
own-refusals-none-kept = Aucune trace des refus n’est conservée ici.
own-refusal-when = Quand
own-refusal-what = Ce qui était demandé
own-refusal-why = Pourquoi
own-refusal-omitted =
    { $n ->
        [one] et { $n } de plus auparavant
       *[other] et { $n } de plus auparavant
    }
power-administer = administration
power-consent = consentement
power-monitor = surveillance
power-negotiate = négociation
power-operate = opérations
power-read = lecture
power-register = registre
power-table = dépôt
key-use-sign = signe
key-use-login = ouvre une session, et ne signe rien
key-use-receive = reçoit
key-alg-ed25519 = fichier de clé
key-alg-webauthn = clé d’accès
key-alg-x25519 = X25519
source-press = presse
source-call = appel
source-meeting = réunion
source-note = note
talk-ask = Poser une question
talk-comment = Commenter
talk-answer = Répondre
talk-reply = Commenter ceci
talk-all = Tout afficher
talk-ask-label = Votre question
talk-answer-label = Votre réponse
talk-comment-label = Votre commentaire
talk-ask-sign = Signer la question
talk-answer-sign = Signer la réponse
talk-comment-sign = Signer le commentaire
talk-blocking = Rien n’entre en vigueur tant que je n’ai pas déclaré ceci réglé
talk-blocking-note = Elle va à tous ceux qui voient l’arrangement. Votre acceptation ultérieure la règle aussi.
talk-accepted-already = Vous avez accepté cette révision. Une acceptation ultérieure de votre part règle la question.
talk-some = Pour certaines des parties uniquement
talk-to = Pour qui
talk-at-clause =
    { $n ->
        [one] { $n } question est ouverte ici
       *[other] { $n } questions sont ouvertes ici
    }
talk-ask-here = Demander au sujet de cette clause
talk-ask-at = Demander au sujet de la clause { $clause }

## force

force-clock = La durée
force-began = En vigueur depuis
force-holds = Applicable depuis
force-ends = Prend fin
force-ended = A pris fin
force-was = En vigueur à partir du
force-local = heure locale
force-no-end = Aucun terme n’est fixé
force-renewed = Renouvelé
force-times =
    { $n ->
        [one] { $n } fois
       *[other] { $n } fois
    }
force-left = encore { $time }
force-over = La durée est écoulée
force-no-renewal = Il n’est pas renouvelé.
force-tacit = Il se poursuit de lui-même, sauf si une objection est reçue avant le { $when }.
force-suspended = Il est suspendu : tant que cela dure, personne n’est lié par lui. Sa durée continue de courir.
force-waits = Ce qui doit être fait
force-since = Depuis le { $when }.
force-released-from = En est libérée à l’égard de { $parties }.
force-leaving = Elle est en train de le quitter.
force-free =
    { $n ->
        [one] { $n } partie n’est pas liée
       *[other] { $n } parties ne sont pas liées
    }
force-toward = À l’égard de qui n’est pas lié, il demeure ce qu’il est : non accepté. Là où d’autres le font respecter, une confrontation est possible.
force-why-never = Elle ne l’a pas accepté.
force-why-open = Elle l’a accepté, mais un point reste ouvert.
force-why-rejected = Elle l’a rejeté.
force-why-left = Elle l’a quitté.
force-why-over = Il a pris fin.
force-why-released = Elle en a été libérée après une violation.
force-why-released-from = Elle en a été libérée après une violation, à l’égard de { $parties }.
force-why-suspended = Il est suspendu.
force-why-declared = Elle ne l’a pas reconnu.
force-why-receipted = Elle en a confirmé la réception et n’a rien reconnu.
force-why-recognition-refused = Elle a refusé de le reconnaître.
force-why-recognised-with-condition = Elle l’a reconnu sous une condition qui reste ouverte.
force-why-asserted = Il est affirmé unilatéralement ; cette partie ne l’a pas accepté.
force-why-authorised = Il est autorisé par un organe tiers ; cette partie ne l’a pas accepté.
force-public = Public depuis le { $when }.
force-publishing = Souhaitent qu’il soit public : { $parties }.
force-check = Vérifier ici un vol ou un déplacement
force-check-note = Au regard de tout ce que vous voyez ici, et pas seulement de cet arrangement. Rien n’est inscrit au registre.
force-check-ask = Vérifier
force-who = Qui
force-activity = Ce qu’elle fait
force-purpose = But
force-no-purpose = aucun qui soit exempté
force-around = Autour d’un lieu
force-whole = Sur toute cette carte
force-place = Lieu
force-pick = Choisir sur la carte
force-picking = Cliquez sur la carte
force-pick-hint = Cliquez sur la carte, ou déplacez-la et appuyez sur Entrée pour en prendre le centre.
force-unreadable = Ceci ne peut être lu comme un lieu. Écrivez par exemple 34.8 N, 36.6 E.
force-radius = Rayon en km
force-floor = De
force-ceiling = Jusqu’à
force-unit = Unité et référence
force-unit-ft-amsl = ft au-dessus du niveau moyen de la mer
force-unit-ft-agl = ft au-dessus du sol
force-unit-m-amsl = m au-dessus du niveau moyen de la mer
force-unit-m-agl = m au-dessus du sol
force-unit-m-wgs84 = m au-dessus de l’ellipsoïde
force-unit-fl = niveau de vol
force-from = De, en UTC
force-until = À, en UTC
force-lacks-party = Choisissez qui le fait.
force-lacks-place = Indiquez où : des coordonnées, ou un clic sur la carte.
force-lacks-time = La fin doit être postérieure au début.
force-lacks-radius = Indiquez un rayon de 1 000 km au plus.
check-conflict = Conflit
check-conflict-note = Une règle qui lie cette partie l’interdit.
check-indeterminate = Indéterminable
check-indeterminate-note = Dans les limites de précision des cartes et des hauteurs, cela ne peut être déterminé. Traitez-le comme un conflit tant que ce n’est pas le cas.
check-coordinate = Parlez d’abord aux autres
check-coordinate-note = Aucune règle n’y lie cette partie, mais d’autres entendent en faire respecter une, ou s’y trouvent eux-mêmes.
check-no-conflict = Aucun conflit connu
check-no-conflict-note = Rien de ce dont cette partie est informée ne l’interdit. Cela ne constitue pas une autorisation.
check-forbids = La clause { $clause } de « { $title } » l’interdit dans le volume { $volume }, et { $party } est liée.
check-may = La clause { $clause } de « { $title } » l’interdit peut-être dans le volume { $volume } : dans les limites de précision indiquées, au lever ou au coucher du soleil, ou faute de référence commune, cela ne peut être déterminé ; { $party } est liée.
check-upheld =
    { $n ->
        [one] La clause { $clause } de « { $title } » l’interdit dans le volume { $volume }. { $party } n’est pas liée, mais { $parties } entend la faire respecter : une confrontation est possible.
       *[other] La clause { $clause } de « { $title } » l’interdit dans le volume { $volume }. { $party } n’est pas liée, mais { $parties } entendent la faire respecter : une confrontation est possible.
    }
check-exempt = La clause { $clause } de « { $title } », dans le volume { $volume }, l’exempte, selon ce que vous en dites vous-même.
check-nobody = La clause { $clause } de « { $title } », dans le volume { $volume }, l’interdirait, mais personne n’est lié ({ $state }).
check-operation = Une opération de { $parties } s’y trouve.
check-call = Parlez à { $parties }.
check-heights = Les hauteurs rapportées à des références différentes sont comparées d’après les données de qui répond : { $data }.
check-heights-geoid = un géoïde ({ $digest }), à { $error } près
check-heights-terrain = le sol ({ $digest }, tuiles : { $n }), à { $error } près
check-as-of = À l’inscription { $size }, { $when }.

## invitation

invitation-title = Vous êtes invité
invitation-not-one = Ceci n’est pas le lien d’une invitation, ou il est incomplet. Prenez le lien entier qui vous a été donné.
invitation-foreign = Cette invitation concerne un autre registre que celui que tient ce serveur. Ne faites rien ici, et avertissez qui vous a invité.
invitation-post = { $by } vous invite à son poste { $post } dans « { $ledger } ».
invitation-admits = { $by } vous invite à « { $ledger } » en tant que partie à part entière.
invitation-for = Poste
invitation-may = Peut signer
invitation-reads = rien : lecture seule
invitation-until = Ouverte jusqu’au
invitation-who = Qui vous êtes
invitation-name = Nom de la partie
invitation-kind = Nature
invitation-country = Code de pays, par exemple SY
invitation-passkey = Créer une clé d’accès
invitation-passkey-note = Conservée par votre appareil ou votre clé de sécurité, déverrouillée par vous à chaque fois. Une demande vous est faite deux fois : pour la créer, et pour la prouver.
invitation-passkey-make = Créer une clé d’accès et demander l’admission
invitation-file = Ou créer un fichier de clé
invitation-file-note = Un fichier que vous conservez, avec une copie placée de sorte qu’un incendie n’atteigne pas les deux. La ligne de commande l’accepte aussi.
invitation-phrase = Phrase secrète (recommandée)
invitation-phrase-again = La phrase secrète une seconde fois
invitation-phrase-rule = Les deux doivent être identiques et compter 12 lettres ou plus : plusieurs mots tirés au hasard.
invitation-file-make = Créer un fichier de clé
invitation-save = Enregistrez d’abord le fichier de clé
invitation-save-note = Il ne se trouve que sur cette page. Une fois qu’il est enregistré, la clé peut demander l’admission.
invitation-save-do = Enregistrer le fichier de clé
invitation-ask = Demander l’admission
invitation-asks = Votre clé demande l’admission
invitation-asks-note = { $by } décide. Lisez-lui l’empreinte par une autre voie, afin que personne ne puisse y substituer une autre clé.
invitation-not-yet = Elle n’est pas encore admise.

## problem
problem-unreachable = Le serveur n’a pas répondu.
problem-busy = Le serveur est occupé. Réessayez dans un instant.
problem-too-many-requests = Trop de demandes en peu de temps. Patientez un instant.
problem-quota-spent = Votre partie a atteint la limite quotidienne de ses inscriptions.
problem-session-ended = Votre session a pris fin. Connectez-vous de nouveau.
problem-login-needed = Connectez-vous d’abord.
problem-key-revoked = La clé a été révoquée. Utilisez-en une autre de votre partie.
problem-not-your-party = C’est réservé à une autre partie.
problem-not-in-force = Il n’est pas en vigueur.
problem-in-force = Il est en vigueur : les positions sont closes.
problem-not-bound = Seul qui est lié par lui peut le faire.
problem-not-provided = Ses conditions ne le prévoient pas, ou pas pour vous.
problem-suspended = Vous l’avez déjà suspendu.
problem-not-suspended = Vous ne l’avez pas suspendu.
problem-leaving = Vous l’avez déjà dénoncé.
problem-over = Il a pris fin.
problem-superseded = Une révision plus récente l’a remplacé.
problem-settled = C’est déjà réglé.
problem-cure-period = Le délai pour remédier à la violation court encore.
problem-too-late = Il est trop tard pour cela.
problem-audience = Le cercle de ses destinataires a changé entre-temps. Rouvrez-le.
problem-published = Il est public : cela ne se reprend pas.
problem-broken-prev = Votre partie s’est exprimée à ce sujet entre-temps. Lisez-le et recommencez.
problem-two-person = Deux postes de votre partie doivent signer.
problem-one-post = Avec cette règle, plus personne ne pourrait signer : admettez d’abord un second poste.
problem-last-key = C’est la dernière clé qui puisse en admettre d’autres.
problem-enrolled = La clé est déjà connue.
problem-unknown-post = Un poste qu’il nomme n’a aucune clé valable.
problem-invitation-used = L’invitation a déjà servi.
problem-invitation-expired = L’invitation a expiré.
