## language

language-name = Español
language-direction = ltr

## shell

product = Parley
exercise = EJERCICIO: nada de lo que aquí figura es real
skip = Ir al contenido
nav-label = Secciones
nav-situation = Situación
nav-list = Lista
nav-record = Registro
nav-parties = Partes
language = Idioma
link-live = En directo
link-delayed = { $seconds } s de retraso
link-offline = Sin conexión desde hace { $age }
link-connecting = Conectando
record-checking = Comprobando el registro
record-verified = Registro verificado
record-unverified = Registro aún no verificado
record-broken = REGISTRO REESCRITO
clock-local = local
past-showing = Está viendo la situación al { $when }. Aquí no se puede firmar nada.
mirror = Copia del registro propia de su parte. Tuvo noticia de su anfitrión por última vez hace { $age }.
mirror-stale = Copia del registro propia de su parte. No ha tenido noticia de su anfitrión desde hace { $age }: aquí no se conoce lo acordado o terminado desde entonces.
mirror-doubt = El anfitrión ha firmado algo que no puede ser cierto. Esta copia tiene las pruebas: véase parley mirror findings. No confíe en lo nuevo.
past-leave = Volver al presente
you-are = { $post } de { $party }
log-in = Iniciar sesión
log-out = Cerrar sesión
as-another = Ver como
as-another-note = solo en el ejercicio
as-nobody = Nadie
failed-title = No se ha podido mostrar
failed-again = Reintentar
not-found = No hay nada con ese nombre que usted pueda ver.
unlisted = No figurar no es carecer de protección: lo que aquí no se muestra conserva toda la protección que le otorga el derecho.
loading = Cargando
age-seconds =
    { $n ->
        [one] { $n } segundo
       *[other] { $n } segundos
    }
age-minutes =
    { $n ->
        [one] { $n } minuto
       *[other] { $n } minutos
    }
age-hours =
    { $n ->
        [one] { $n } hora
       *[other] { $n } horas
    }
age-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }

## words

state-draft = Borrador
state-tabled = En examen
state-clarification-pending = A la espera de aclaración
state-countered = Con contrapropuesta
state-agreed = Acordado, comienza más tarde
state-in-force = En vigor
state-suspended = Suspendido
state-breach-notice = Violación notificada
state-termination-notice = Denunciado, aún en vigor
state-released = Liberado
state-expired = Expirado
state-terminated = Terminado
state-rejected = Rechazado
state-withdrawn = Retirado
state-lapsed = Caducado
state-superseded = Sustituido
state-declared = Declarado
state-receipted = Recepción confirmada
state-recognised = Reconocido
state-recognised-with-condition = Reconocido con una condición
state-recognition-refused = Reconocimiento denegado
state-ceased = Cesado
state-asserted = Afirmado unilateralmente
state-authorised = Autorizado
kind-safe-zone = Zona segura
kind-no-fly-zone = Zona de exclusión aérea
kind-corridor = Corredor humanitario
kind-de-escalation-area = Zona de distensión
kind-demilitarised-zone = Zona desmilitarizada
kind-hospital-zone = Zona sanitaria
kind-neutralised-zone = Zona neutralizada
kind-non-defended-locality = Localidad no defendida
kind-pause = Pausa
consents = { $got } de { $need } consentimientos

## list

list-title = Arreglos
list-needs = Pendiente de usted
list-all = Todos los arreglos
list-needs-none = Ahora no hay nada pendiente de usted.
list-needs-nobody = Inicie sesión para ver qué está pendiente de usted.
list-find = Buscar
list-state = Estado
list-sort = Orden
list-any = Cualquier estado
list-by-urgency = Lo que antes cambió o termina
list-by-title = Nombre
list-by-tabled = Más reciente
list-count =
    { $n ->
        [one] { $n } arreglo
       *[other] { $n } arreglos
    }
list-none = Ningún arreglo responde a esos criterios.
list-empty = Todavía no se ha presentado nada.
list-more = Mostrar { $n } más
list-col-what = Arreglo
list-col-state = Estado
list-col-term = Plazo
list-col-waits = A la espera de
list-waits-none = nada
list-changed = modificado
term-from = desde el { $when }
term-until = hasta el { $when }
due = vence el { $when }
due-in = en { $age }
due-over = vencido
name-odd = Este nombre puede no ser lo que parece
need-consent = Se requiere su consentimiento
need-reaffirmation = Su consentimiento debe reafirmarse
need-clarification = Aclaración pendiente de respuesta
need-reservation = Reserva sobre la que decidir
need-condition = Condición que confirmar
need-cure = Violación que subsanar
need-renewal = Renovación que firmar
need-expiry = El plazo termina pronto
need-recognition = Se solicita su reconocimiento
need-resumption = Suspensión a la que poner fin
need-disclaim = Puede afectar a su territorio
need-map = Mapa definitivo por presentar
need-audience = Alguien a quien mostrarlo
need-changed = Modificado desde que usted aceptó
need-countered = Contrapropuesta a la suya
need-other = También para usted
wait-position = Consentimiento
wait-reaffirmation = Nuevo consentimiento
wait-admission = Admisión aquí
wait-audience = Acceso al arreglo
wait-second-party = Una segunda parte
wait-clarification = Respuesta
wait-reservation = Reserva
wait-condition = Condición
wait-cycle = Condiciones en círculo
wait-map = Mapa definitivo
wait-date = Inicio
wait-renewal = Renovación
wait-recognition = Reconocimiento
wait-cure = Subsanación de una violación
wait-resumption = Reanudación
live-changes =
    { $n ->
        [one] { $n } cambio
       *[other] { $n } cambios
    }
live-show =
    Mostrar { $n ->
        [one] { $n } cambio
       *[other] { $n } cambios
    }
unreachable = No se puede contactar con el servidor y este navegador no ha conservado nada que mostrar. Se volverá a intentar automáticamente.

## vocabulary

basis-agreed = Acordado
basis-declared = Declarado
basis-authorised = Autorizado
basis-asserted = Afirmado
role-territorial-state = Estado territorial
role-belligerent = beligerante
role-guarantor = garante
role-monitor = supervisor
role-humanitarian = organización humanitaria
role-mediator = mediador
role-observer = observador
activity-any = cualquier actividad
activity-any-flight = cualquier vuelo
activity-military-flight = vuelos militares
activity-civil-flight = vuelos civiles
activity-drone = drones
activity-strike = ataques
activity-ground-force = fuerzas terrestres
activity-heavy-weapon = armas pesadas
activity-artillery = artillería
activity-movement = movimientos terrestres, sin armas
purpose-humanitarian = humanitario
purpose-medevac = evacuación médica
purpose-search-and-rescue = búsqueda y salvamento
purpose-monitor = supervisión
datum-agl = sobre el suelo
datum-amsl = sobre el nivel medio del mar
datum-wgs84 = sobre el elipsoide WGS 84
datum-fl = nivel de vuelo

## propose

propose-heading-new = Nueva propuesta
propose-heading-counter = Contrapropuesta
propose-heading-revise = Nueva revisión
propose-of-counter = Contrapropuesta a
propose-of-revise = Nueva revisión de
propose-untitled = Sin título
propose-steps = Pasos
propose-step-where = Dónde
propose-step-what = Qué
propose-step-rules = Reglas
propose-step-who = Quién
propose-step-terms = Términos
propose-step-sign = Firma
propose-check = Comprobar y firmar
propose-complete = completo
propose-continue = Continuar: { $step }
propose-aside = El mapa, y lo que significaría el borrador
propose-remove = Quitar
propose-clear = Vaciar
propose-choose = Elija…
propose-unit = Unidad
propose-unit-km = km
propose-unit-m = m
propose-unit-nm = millas náuticas
propose-unit-ft = ft
propose-unit-hours = horas
propose-unit-days = días
propose-unit-weeks = semanas
propose-unit-months = meses
propose-unit-years = años
propose-from = Desde
propose-until = Hasta
propose-about = unos { $area }
propose-drafts = Borradores
propose-drafts-hint = Los borradores se guardan en este navegador, solo para su parte, hasta que usted los presente o los elimine. Allí no están cifrados.
propose-drafts-none = No hay ningún borrador.
propose-new = Nuevo borrador
propose-import = Abrir un archivo de borrador
propose-import-failed = { $name } no puede leerse como borrador: { $why }
propose-import-line = no se entiende la línea { $line }: { $found }
propose-untaken = Esto no pudo tomarse del archivo. Un texto o un mapa que figure en otro archivo se incorpora aquí por separado.
propose-noted = Entendido
propose-export = Guardar como archivo
propose-drop = Eliminar
propose-drop-of = Eliminar { $title }
propose-drop-sure = ¿Eliminarlo definitivamente?
propose-keep = Conservarlo
propose-kept = Guardado en este navegador, { $when }
propose-kept-none = Se guarda en este navegador a medida que usted escribe
propose-unkept = Este navegador no guarda nada. Guarde el borrador como archivo antes de salir.
propose-newer = Se presentó una revisión más reciente después de que usted comenzara esta copia. Los cambios que figuran abajo son respecto de aquella de la que usted partió.
propose-anew = Comenzar de nuevo a partir de la última
propose-where-intro = Dibuje el contorno o escriba sus coordenadas: es lo mismo. Añada tantos volúmenes como nombre el texto.
propose-shape-polygon = Polígono
propose-shape-circle = Círculo
propose-shape-corridor = Corredor
propose-add = Añadir un volumen
propose-upload = Cargar GeoJSON
propose-upload-large = { $name } supera 1 MiB.
propose-upload-none = { $name } no es GeoJSON.
propose-upload-taken =
    { $n ->
        [0] No se tomó nada del archivo.
        [one] Se tomó { $n } volumen del archivo.
       *[other] Se tomaron { $n } volúmenes del archivo.
    }
propose-upload-left =
    { $n ->
        [one] { $n } elemento no pudo tomarse:
       *[other] { $n } elementos no pudieron tomarse:
    }
propose-left = Elemento { $n }
propose-left-none = no tiene geometría.
propose-left-coordinates = sus coordenadas no son longitudes y latitudes, o son insuficientes.
propose-left-radius = un punto necesita la propiedad radius_m para ser un círculo.
propose-left-width = una línea necesita la propiedad half_width_m para ser un corredor.
propose-left-type = { $type } no es un polígono, ni un círculo, ni un corredor.
propose-left-height = su { $field } no está escrito en la forma «3000 ft amsl».
propose-left-accuracy = su accuracy_m no es un número de metros.
propose-left-windows = su windows no es una lista de from y until.
propose-volume-name = volumen
propose-volume-id = Nombre del volumen
propose-volume-id-hint = Las reglas se refieren a él con este nombre.
propose-volume-remove = Quitar { $id }
propose-volume-more = Exactitud, bordes y horas
propose-points-polygon = Vértices
propose-points-circle = Centro
propose-points-corridor = Línea central
propose-points-hint = Un punto por línea, en cualquier notación usual: grados, minutos, segundos, decimales, UTM, MGRS.
propose-notation = Cómo se escriben las coordenadas
propose-notation-dms = grados, minutos, segundos
propose-notation-ddm = grados, minutos decimales
propose-notation-decimal = grados decimales
propose-notation-utm = UTM
propose-notation-mgrs = MGRS
propose-order = Qué va primero
propose-order-lat = Primero la latitud
propose-order-lon = Primero la longitud
propose-points-unread = La línea { $line } no puede leerse:
propose-points-one = Un círculo tiene un solo centro.
propose-rings =
    { $n ->
        [one] { $n } porción
       *[other] { $n } porciones
    }, { $holes ->
        [0] ningún hueco
        [one] { $holes } hueco
       *[other] { $holes } huecos
    }, { $corners } vértices. Modifique su contorno en el mapa o en el archivo del que procede.
propose-radius = Radio
propose-half-width = Mitad de la anchura, a cada lado
propose-floor = Desde la altura
propose-ceiling = Hasta la altura
propose-height-from = Medida desde
propose-height-n = Altura
propose-height-ground = el suelo
propose-height-unlimited = sin límite
propose-as-volume = como el volumen
propose-accuracy = Exactitud de la línea
propose-accuracy-exact = exacta
propose-accuracy-hint = A qué distancia de la línea dibujada puede hallarse la verdadera. Dentro de ese margen, quien pueda ver afectado su territorio debe consentir o declarar que no le afecta.
propose-edges = Bordes entre vértices
propose-edges-straight = rectos en longitud y latitud
propose-edges-geodesic = líneas más cortas sobre el terreno (geodésicas)
propose-windows = Fechas
propose-windows-hint = Si no hay ninguna, el volumen se aplica siempre que el arreglo esté en vigor.
propose-window = Fechas { $n }
propose-window-add = Añadir fechas
propose-status = El mapa
propose-status-final = es definitivo: es el texto que hace fe
propose-status-pending = está pendiente: puede acordarse en principio, y entra en vigor solo con un mapa definitivo, que requiere un nuevo consentimiento
propose-map = Mapa del borrador
propose-map-look = Mostrar el borrador
propose-map-final = mapa definitivo
propose-map-pending = mapa pendiente
propose-kind = Tipo
propose-kind-safe-zone = Las personas están allí protegidas de ataques, por lo que el texto prohíbe.
propose-kind-no-fly-zone = Lo que el texto nombra no vuela allí.
propose-kind-corridor = Una vía para el socorro o para la salida de personas.
propose-kind-de-escalation-area = Allí cesan los combates y mejoran las condiciones.
propose-kind-demilitarised-zone = Sin fuerzas ni instalaciones, por acuerdo (Protocolo adicional I, art. 60).
propose-kind-hospital-zone = Para los heridos y enfermos, y quienes deben quedar a salvo (IV Convenio de Ginebra, art. 14).
propose-kind-neutralised-zone = Refugio para los heridos y para los civiles en medio de los combates (IV Convenio de Ginebra, art. 15).
propose-kind-non-defended-locality = Abierta a la ocupación, y no defendida (Protocolo adicional I, art. 59).
propose-kind-pause = Nadie dispara durante un tiempo.
propose-basis = En qué se funda
propose-basis-agreed = Requiere el consentimiento de todos los que deben consentir, y antes no obliga a nadie.
propose-basis-declared = La palabra de una parte sobre su propio terreno. Obliga a las demás una vez que la reconocen.
propose-basis-authorised = La decidió un tercer órgano, como el Consejo de Seguridad. Aquí obliga a quien la acepta.
propose-basis-asserted = La afirmación de un lado. Obliga a quien la acepta.
propose-basis-fixed = El fundamento de un arreglo no cambia nunca; una contrapropuesta es para ser acordada.
propose-authority = La decisión que se invoca
propose-texts = Textos
propose-texts-hint = Todos los textos auténticos obligan por igual. El cambio de una sola letra en cualquiera de ellos es una nueva revisión.
propose-language-add = Idioma
propose-language-other = Otro, por su código
propose-language-wrong = No es un código de idioma, o el idioma ya figura.
propose-language-remove = Retirar { $language }
propose-title = Título
propose-authentic = auténtico
propose-authentic-hint = Este texto obliga; los demás son traducciones.
propose-text = Texto
propose-clause-number = Insertar «{ $n }.»
propose-preview = Como se leerá
propose-preview-empty = Las cláusulas comienzan por su número: «1. Nadie dispara dentro del círculo.»
propose-clauses-uneven = Los idiomas numeran sus cláusulas de manera diferente:
propose-rules-intro = Las reglas expresan las prohibiciones del texto en los términos del protocolo, para que un vuelo o un plan pueda cotejarse con ellas. Cada una remite a la cláusula de la que procede.
propose-rules-none = Ninguna regla: nada de lo que nadie haga se consideraría una violación.
propose-rule-add = Añadir una regla
propose-rule = Cláusula { $clause }
propose-rule-remove = Quitar la regla de la cláusula { $clause }
propose-rule-more = Dónde, a qué altura, cuándo y a quién exime
propose-clause = Cláusula del texto
propose-forbids = Prohíbe
propose-forbids-any = «Cualquier actividad» comprende todas las demás.
propose-addressed = A quién
propose-addressed-all = A todos los que estén obligados.
propose-addressed-parties = Partes por su nombre
propose-another-party = Otra parte…
propose-every-role = { $role }
propose-rule-volumes = En estos volúmenes
propose-rule-volumes-all = Todo el mapa.
propose-schedule = Horario semanal
propose-schedule-always = A todas horas.
propose-slot = Horas { $n }
propose-slot-add = Añadir horas
propose-slot-over = Termina al día siguiente.
propose-hour-of = { $of }: según
propose-hour-shift = { $of }: antes o después
propose-hour-clock = UTC
propose-hour-sunrise = salida del sol
propose-hour-sunset = puesta del sol
propose-hour-at = en ese instante
propose-hour-before = antes
propose-hour-after = después
propose-hour-time = Hora UTC
propose-hour-long = Cuánto antes o después
propose-sun = Dónde sale y se pone el sol
propose-sun-hint = Primero la latitud. A pocos minutos de la salida y la puesta del sol, una comprobación no puede decidir.
propose-except = Pausas de la regla
propose-except-add = Añadir una pausa
propose-exempt = Exime estas finalidades
propose-exempt-parties = Exime a estas partes
propose-exempt-groups = Exime a estos grupos, uno por línea
propose-exempt-groups-hint = Tal como los nombra el texto. No son partes, de modo que nada se calcula a partir de ellos.
propose-who-intro = Quién es qué, en el orden del texto. Deben consentir quienes ejerzan una función que deba consentir y aquellos cuyo territorio toque el mapa.
propose-party = Parte
propose-party-unknown = { $name } (no es parte aquí)
propose-role = Función
propose-as = Nombre en el texto
propose-as-hint = El nombre que cita el texto; decide la parte, nunca su nombre.
propose-up = Subir { $n }
propose-down = Bajar { $n }
propose-holder-add = Añadir una parte
propose-holder-remove = Quitar { $name }
propose-consenting = Funciones cuyos titulares deben consentir todos
propose-consenting-none = Ninguna: solo deben consentir aquellos cuyo territorio se toque.
propose-consents = debe consentir
propose-no-consent-declared = Nadie tiene que consentir a una zona declarada. Usted debe ser el único que reivindica su terreno.
propose-no-consent-asserted = Nadie tiene que consentir a una zona afirmada, y solo obliga a quien la acepta.
propose-no-consent-authorised = Nadie tiene que consentir aquí a una zona autorizada, y aquí solo obliga a quien la acepta.
propose-private = Anexos privados
propose-private-hint = Quedan como fueron depositados, y vinculados también a esta revisión, salvo que usted los quite.
propose-seen = Quién la verá
propose-seen-everyone = Todas las partes aquí
propose-seen-parties = Solo estas partes
propose-seen-you = usted
propose-seen-must = debe verla
propose-seen-same = Quienes ven el arreglo ahora. Una revisión va a todos sus destinatarios.
propose-seen-counter = Una contrapropuesta comienza con quienes ven aquello a lo que responde.
propose-seen-hint = Más adelante puede admitirse a otros, que verán entonces todo lo que se dijo a la totalidad de los destinatarios. A nadie se le puede volver a excluir.
propose-terms-intro = Lo que los términos no prevean se rechazará después. Aceptarlos es consentir en ello de antemano.
propose-effective = Comienzo
propose-effective-hint = Sin fecha ni condición, entra en vigor con el último consentimiento.
propose-effective-at = No antes de
propose-zone = Huso horario
propose-date = { $of }: fecha
propose-date-form = AAAA-MM-DD
propose-date-wrong = Eso no es una fecha. Escríbala así: 2017-05-06, es decir, año, mes y día.
propose-hour = { $of }: hora
propose-time-means = Es decir, { $when }.
propose-time-twice = Los relojes se atrasan en esta hora, de modo que se repite: { $first } y { $second }. Indíquela en UTC.
propose-time-never = Esta hora no existe allí: los relojes se adelantan en ella, o se desconoce el huso. Indíquela en UTC.
propose-when = Solo cuando
propose-when-does = Qué hace la parte
propose-when-accepts = acepta
propose-when-confirms = confirma
propose-when-fact = El hecho que ha de confirmarse
propose-when-fact-example = retirada-completa
propose-when-add = Añadir una condición
propose-when-all = Todas ellas
propose-when-any = Basta una de ellas
propose-open-until = Caduca si no está en vigor a más tardar el
propose-open-until-hint = Sin esta fecha, queda abierta.
propose-duration = Plazo
propose-duration-term = Dura
propose-duration-none = sin plazo
propose-ends = Termina definitivamente el
propose-ends-hint = Más allá de esa fecha nada se renueva.
propose-renewal = Puede renovarse
propose-renewal-hint = al término de cada plazo
propose-renewal-mode = Cómo
propose-renewal-by-consent = por consentimiento: los nombrados firman antes de que termine el plazo
propose-renewal-tacit = tácitamente: salvo que quien deba consentir objete a tiempo
propose-renewal-by = Quién debe firmar
propose-by-required = Todos los que deben consentir.
propose-by-bound = Cualquier parte que esté obligada.
propose-by-seeing = Cualquier parte que lo vea.
propose-renewal-notice = Las objeciones se presentan con esta antelación a su término
propose-renewal-period = Cada renovación dura
propose-renewal-same = lo mismo que el plazo
propose-renewal-most = Cuántas veces como máximo
propose-renewal-any = cualquier número
propose-notice = Preaviso
propose-notice-none = de inmediato
propose-denunciation = Una parte puede denunciarlo
propose-denunciation-hint = y retirarse tras su preaviso
propose-denunciation-by = Quién puede
propose-suspension = Puede suspenderse
propose-suspension-hint = mientras el plazo sigue corriendo
propose-suspension-by = Quién puede
propose-suspension-longest = Por este tiempo como máximo
propose-suspension-open = hasta que se reanude
propose-accession = Otros pueden adherirse
propose-accession-hint = una vez que esté en vigor
propose-accession-by = Quién puede
propose-breach = Puede notificarse una violación
propose-breach-hint = lo que abre un plazo para subsanarla
propose-cure = Plazo para subsanar
propose-cure-none = ninguno
propose-release = Quien la haya notificado puede después liberarse respecto de la parte en violación
propose-meaning = Lo que significaría
propose-meaning-empty = Quién debe consentir, y con qué coincide, figura aquí mientras usted redacta.
propose-meaning-none = Aún no se sabe.
propose-ask = Consultar mientras escribo
propose-ask-hint = envía el borrador a este servidor, que responde y no conserva nada de él
propose-ask-off = Sin consulta mientras usted escribe
propose-asking = Consultando…
propose-ask-offline = Sin conexión: la redacción continúa
propose-ask-current = Situación actual
propose-ask-before = Situación anterior a su último cambio
propose-you = usted
propose-must =
    { $n ->
        [0] Nadie debe consentir
        [one] Debe consentir { $n } parte
       *[other] Deben consentir { $n } partes
    }
propose-must-none = Ninguna función debe consentir, y no se toca el territorio de ninguna parte: indique en el paso Quién de quién se requiere el consentimiento.
propose-must-two = Al menos dos partes deben aceptar antes de que algo entre en vigor.
propose-why-role = Su función debe consentir.
propose-why-territory = El mapa toca su territorio.
propose-why-territory-area = El mapa toca su territorio: unos { $area }.
propose-why-indeterminate = El mapa puede tocar su territorio, dentro de la exactitud de las líneas.
propose-why-bound = Está obligada por lo que esto sustituiría.
propose-attributed = Según lo atribuye el mapa del mundo incorporado, lo que no constituye pronunciamiento alguno sobre la soberanía.
propose-not-here = No es parte aquí: hasta que sea admitida y acepte, nada puede entrar en vigor.
propose-strangers =
    { $n ->
        [one] Un reivindicante no es parte aquí:
       *[other] { $n } reivindicantes no son partes aquí:
    }
propose-ground-title = De quién es el terreno
propose-ground = unos { $area }
propose-ground-indeterminate = puede verse afectado, dentro de la exactitud de las líneas
propose-ground-none = De nadie, hasta donde se sabe aquí.
propose-not-sole = Solo quien reivindica en exclusiva todo el terreno puede declarar una zona en él. Afírmela en su lugar, o preséntela para que se acuerde.
propose-binds-nobody = Obligaría solo a quien la acepte. A los demás se les muestra, con el enfrentamiento que puede suponer.
propose-meets = Con qué coincide
propose-meets-none = Ninguna zona ni operación que usted pueda ver.
propose-overlap = abarca unos { $area } del mismo terreno
propose-overlap-maybe = puede abarcar el mismo terreno, dentro de la exactitud de las líneas
propose-confrontation = { $activity } de { $party } violaría la cláusula { $clause } en «{ $volume }»
propose-confrontation-maybe = { $activity } de { $party } puede violar la cláusula { $clause } en «{ $volume }»
propose-during = del { $from } al { $until }
propose-during-open = desde el { $from }
propose-changes-counter = Lo que usted cambiaría
propose-changes-revise = Lo que usted cambia
propose-changes-wait = Los cambios se muestran una vez que el servidor ha respondido.
propose-changes-none = Aún no hay diferencias.
propose-changes-area = Superficie: { $was }, después { $is } ({ $gained } ganados, { $lost } cedidos)
propose-lacks =
    { $n ->
        [one] Falta { $n } elemento
       *[other] Faltan { $n } elementos
    }
propose-problems =
    { $n ->
        [one] { $n } problema
       *[other] { $n } problemas
    }
propose-notices = Lo que la forma exacta expresa de otro modo
propose-lack-volume = El mapa aún no tiene ningún volumen.
propose-lack-id = El volumen { $n } no tiene nombre.
propose-lack-id-twice = Dos volúmenes se llaman «{ $id }».
propose-lack-typed = Las coordenadas de «{ $id }» no pueden leerse.
propose-lack-shape = «{ $id }» aún no está dibujado.
propose-lack-circle = «{ $id }» no tiene radio.
propose-lack-corridor = «{ $id }» no tiene anchura.
propose-lack-kind = No se ha elegido el tipo.
propose-lack-authority = No se ha nombrado la decisión en que se funda.
propose-lack-language = No hay ningún texto.
propose-lack-authentic = Ningún texto es auténtico.
propose-lack-title = Falta el título ({ $lang }).
propose-lack-text = Falta el texto ({ $lang }).
propose-lack-clause = La regla { $n } no indica de qué cláusula procede.
propose-lack-clause-twice = Dos reglas son de la cláusula «{ $clause }».
propose-lack-forbids = La regla de la cláusula { $clause } no prohíbe nada.
propose-lack-slot = Las horas de la cláusula { $clause } no están completas.
propose-lack-sun = La cláusula { $clause } no dice dónde sale y se pone el sol.
propose-lack-except = Una pausa de la cláusula { $clause } no está completa.
propose-lack-rule-volume = La cláusula { $clause } menciona «{ $id }», que no está en el mapa.
propose-lack-party = La línea { $n } no nombra a ninguna parte.
propose-lack-holder-twice = La línea { $n } dice lo mismo que otra anterior.
propose-lack-consenting = Nadie ejerce una función cuyo consentimiento se pida.
propose-lack-duration = Una renovación requiere la duración del plazo.
propose-unchanged = Nada difiere de aquello de lo que usted partió, de modo que no hay nada que firmar.
propose-unfaithful = El servidor hizo de esto algo distinto de lo que usted escribió. No firme; avise a su operador.
propose-fingerprint = Huella de la revisión
propose-sign-offline = Sin conexión. El borrador se conserva; podrá firmarse cuando vuelva la conexión.
propose-sign-login = Para presentarlo, inicie sesión.
propose-sign-power = Su cargo no puede presentar arreglos. Guarde el borrador como archivo para un cargo que pueda.
propose-sign-agreed = Firmar y presentar
propose-sign-declared = Firmar y declarar
propose-sign-asserted = Firmar y dar a conocer
propose-sign-authorised = Firmar y dar a conocer
propose-sign-counter = Firmar la contrapropuesta
propose-sign-revise = Firmar la nueva revisión
propose-then = Presentar no es aceptar: usted adopta después una posición, como todos los demás. Nada entra en vigor por ello.
propose-then-declared = Le obliga a usted desde ahora, y a los demás una vez que la reconozcan.
propose-then-asserted = Obliga solo a quien la acepta.
propose-then-authorised = Aquí obliga solo a quien la acepta.

## map

map-zoom-in = Acercar
map-zoom-out = Alejar
map-all = Mostrar todo
map-legend = Leyenda
map-loading = Se está cargando el mapa
map-zones-loading = Se están cargando las zonas
map-empty = No hay nada trazado aquí en este momento.
map-bare = No se han podido cargar las costas ni los nombres; las zonas están trazadas.
map-disclaimer = Los límites y nombres mostrados no implican aprobación alguna.
map-sources = Fuentes
map-signs = Signos
map-failed = No se puede trazar el mapa.
map-no-webgl = Este navegador o equipo no dispone de WebGL 2. Aquí se enumera todo lo que figuraría en el mapa.
map-lost = Se han detenido los gráficos de este equipo. Aquí se enumera todo lo que figuraría en el mapa; el mapa volverá por sí solo si se restablecen.
map-content = En el mapa
map-content-view =
    { $n ->
        [0] No hay nada a la vista.
        [one] { $n } arreglo está a la vista.
       *[other] { $n } arreglos están a la vista.
    }
map-content-all =
    { $n ->
        [0] No hay nada trazado en este momento.
        [one] { $n } arreglo
       *[other] { $n } arreglos
    }
map-content-more =
    { $n ->
        [one] { $n } más: acerque el mapa para verlo aquí.
       *[other] { $n } más: acerque el mapa para verlos aquí.
    }
map-volumes =
    { $n ->
        [one] { $n } volumen
       *[other] { $n } volúmenes
    }
map-role-now = Propuesto ahora
map-role-was = Antes
map-role-added = Añadido
map-role-removed = Suprimido
draw-tools = Trazar
draw-polygon = Polígono
draw-circle = Círculo
draw-corridor = Corredor
draw-edit = Modificar formas
draw-delete = Quitar forma
draw-undo = Deshacer
draw-redo = Rehacer
draw-finish = Finalizar
draw-cancel = Cancelar
draw-polygon-how = Haga clic en cada vértice. Para cerrar el contorno, haga clic de nuevo en el primero o pulse Finalizar.
draw-circle-how = Haga clic en el centro y después donde termina el círculo.
draw-corridor-how = Haga clic a lo largo del eje del corredor. Para terminarlo, haga clic de nuevo en el último punto o pulse Finalizar.
draw-edit-how = Arrastre un vértice para moverlo o un punto medio para añadir uno; haga clic derecho en un vértice para quitarlo. Arrastre la forma para moverla entera.
draw-pick = Haga clic en una forma para modificarla.
draw-corridor-width = { $width } a cada lado
draw-typed = Lo mismo puede hacerse con las coordenadas en forma de texto.
notation-order = ¿Qué va primero? Escriba la latitud con N o S y la longitud con E o W, por ejemplo 33.5N 36.25E.
notation-comma = ¿Las comas separan o indican decimales? Escriba los decimales con punto, y N o S, E o W, por ejemplo 33.5N 36.25E.
notation-mark-each = Cada latitud necesita su N o S y cada longitud su E o W, por ejemplo 33.5N 36.25E.
notation-marks = Escriba todas las letras N, S, E y W antes de sus números, o todas después.
notation-same-axis = Hay dos latitudes o dos longitudes seguidas. Escriba una de cada, por ejemplo 33.5N 36.25E.
notation-two = Un punto consta de una latitud y una longitud. Escriba ambas, por ejemplo 33.5N 36.25E.
notation-nothing = Aquí no figura ninguna coordenada.
notation-sign = { $text } tiene un signo que no corresponde ahí. Escriba un signo menos, o bien S o W, pero no ambos, y solo delante de los grados.
notation-latitude = No existe una latitud de { $value }°: va de 90S a 90N.
notation-longitude = No existe una longitud de { $value }°: va de 180W a 180E.
notation-sixty = Los minutos y los segundos llegan hasta 59.
notation-fraction = Solo el último de los grados, minutos y segundos puede llevar decimales.
notation-unit = Los grados °, minutos ′ y segundos ″ se suceden en este orden, cada signo después de su número.
notation-many-numbers = Hay más que grados, minutos y segundos. Ponga cada punto en una línea propia.
notation-packed = No se pueden distinguir en { $text } los grados, minutos y segundos. Escriba la latitud con 2 cifras de grados y la longitud con 3, por ejemplo 335130N0361500E.
notation-west-or-east = O es oeste en unos idiomas y este en otros. Escriba W o E.
notation-letter = «{ $text }» no forma parte de una coordenada.
notation-long = La línea es demasiado larga.
notation-geo = Tras geo: escriba latitud, coma, longitud en grados, por ejemplo geo:33.5,36.25.
notation-datum = Solo se puede leer WGS 84, no { $datum }. Convierta antes las coordenadas.
notation-utm = Escriba UTM como zona, north (norte) o south (sur), coordenada este y coordenada norte en metros, por ejemplo 37 north 244527 3710105.
notation-utm-zone = No existe la zona { $zone } de UTM: van de 1 a 60.
notation-utm-band = { $band } no es una banda de UTM. Escriba en su lugar north (norte) o south (sur).
notation-utm-s = ¿Es S el hemisferio sur o la banda de 32° a 40° norte? Escriba { $zone } south (sur) o { $zone } north (norte).
notation-utm-not-band = La coordenada norte no está en la banda { $band }. Escriba en su lugar north (norte) o south (sur), o compruebe las cifras.
notation-mgrs = { $text } no designa ninguna cuadrícula de MGRS.
notation-mgrs-odd = { $text } tiene un número impar de cifras: MGRS tiene tantas para la coordenada este como para la coordenada norte.
notation-mgrs-coarse = { $text } es una cuadrícula de más de 100 m. Escriba al menos tres cifras para la coordenada este y tres para la coordenada norte.

## login

login-title = Iniciar sesión
login-title-of = Iniciar sesión en { $ledger }
login-ended = Su sesión ha terminado
login-ended-note = No se ha perdido nada: inicie sesión de nuevo y lo que estaba haciendo seguirá como estaba.
login-are = Ha iniciado sesión
login-roles = Entrar como
login-roles-note = En este ejercicio cualquiera puede representar a cualquier parte. Estas claves no protegen nada.
login-kept = Claves en este navegador
login-file = Con un archivo de clave
login-file-other = Con otro archivo de clave
login-passkey = Con una clave de acceso
login-passkey-note = Su dispositivo, o el servicio que guarda sus claves de acceso, le pide que la desbloquee.
login-passkey-do = Iniciar sesión con una clave de acceso
login-file-note = El archivo permanece en este ordenador: al servidor no se envía nada de él salvo una firma.
login-ledger = El registro
login-ledger-note = Compárelo con lo que ha publicado el anfitrión o con lo que ve otra parte.
login-ledger-id = Identidad del registro
login-no-passkeys = Las claves de acceso necesitan una dirección con nombre; esta es solo un número.
login-refused = Este registro no conoce la clave, o la firma no se verifica.
login-foreign = El servidor pidió una firma destinada a otro lugar. No se ha firmado nada.
login-stranger = La clave aún no está en este registro
login-stranger-todo = Entregue la mitad pública a quien le dé acceso: el registrador para una parte nueva, un administrador de su parte para una clave nueva. Léale la huella por otra vía, para que nadie pueda poner otra clave en su lugar.
login-public-half = Guardar la mitad pública

## keys

key-file = Archivo de clave
key-file-choose = Elegir un archivo de clave
key-file-drop = o suéltelo aquí
key-file-paste = Pegarlo en su lugar
key-file-pasted = Contenido del archivo de clave
key-file-not-one = Esto no es un archivo de clave de Parley.
key-file-damaged = El archivo de clave está dañado o se modificó a mano. Use su copia.
key-file-public = Esta es la mitad pública de una clave; no puede firmar. Use el propio archivo de clave.
key-file-agent = El secreto de esta clave está en un ssh-agent, al que un navegador no puede acceder. Use con ella la línea de órdenes.
key-file-receives = Esta clave recibe; no firma ni abre sesiones.
key-file-passkey = Esta es la ficha de una clave de acceso. Inicie sesión con la propia clave de acceso.
key-file-passphrase = La frase de contraseña no abre el archivo.
key-file-too-large = El archivo es demasiado grande para ser un archivo de clave.
key-another-party = Esta clave es de una parte distinta de aquella en cuyo nombre usted habla.
key-passphrase = Frase de contraseña
key-keep = Guardar esta clave en este navegador
key-keep-note = Podrá usarla aquí cualquiera que use este navegador, y no se puede copiar fuera de él.
key-opening = Abriendo la clave
key-fingerprint = Huella de la clave
key-fingerprint-is = clave
key-is-passkey = clave de acceso
key-is-kept = clave guardada
key-forget = Olvidar
passkey-add = Añadir una clave de acceso
passkey-add-note = La clave de acceso la guarda su dispositivo o su llave de seguridad, y usted la desbloquea cada vez. Un administrador de su parte le da acceso.
passkey-post = Para el cargo
passkey-powers = Puede firmar
passkey-make = Crear una clave de acceso
passkey-made-enrol = Se ha creado la clave de acceso. Firme su alta con la clave con la que inició sesión.
passkey-made-hand = Se ha creado la clave de acceso. Entregue su mitad pública a un administrador de su parte y léale la huella por otra vía.
passkey-enrol = Darla de alta
passkey-enrolled = Está dada de alta: puede iniciar sesión y firmar con ella.
cosign-title = Firmar como segundo cargo
cosign-note = Abra un archivo en el que otro cargo de su parte haya firmado una declaración. Verá todo lo que dice antes de añadir su firma.
cosign-choose = Elegir el archivo
cosign-not-one = Esto no es una declaración que espere una segunda firma.
passkey-not-given = No se ha facilitado ninguna clave de acceso. Inténtelo de nuevo o use un archivo de clave.

## situation

situation-show = Más sobre { $title }
situation-selected = { $title }: { $state }
situation-watching = En observación
situation-ended = Terminados
situation-kind = Tipo
situation-any-kind = Cualquier tipo
situation-you = Usted
situation-bound = parte obligada
situation-unbound = parte no obligada
situation-accepted = usted aceptó la revisión { $n }
situation-endless = sin fecha de término
situation-binds = Obliga a
situation-tabled = Presentado por
situation-revision = revisión { $n }, { $when }
situation-map-pending = El mapa está pendiente: no puede entrar en vigor hasta que se acepte una revisión con el mapa definitivo.
situation-open = Abrir
situation-propose = Proponer una zona
time-label = Tiempo
time-shown = Momento mostrado, UTC
time-back = A lo que ocurrió antes
time-forth = A lo que viene después
time-field = Fecha y hora, UTC
time-stretch = Periodo
time-day = 2 días
time-fortnight = 2 semanas
time-quarter = 3 meses
time-years = 2 años
time-all = Todo
time-now = Ahora
time-wrong = Eso no es una fecha y hora. Escríbalas así: 2017-05-06 21:00.
instant-form = Año-mes-día y hora:minuto, en 24 horas, UTC
mark-tabled = se presenta { $title }
mark-starts = { $title } entra en vigor
mark-ends = termina el plazo de { $title }
mark-due = vence: { $title }
situation-map = Mapa de los arreglos
situation-map-failed = El mapa no se puede cargar ahora. La lista de al lado está completa.

## terms

terms-rules = Lo que se prohíbe
terms-rules-none = Esta revisión no prohíbe nada: no tiene reglas.
terms-terms = Plazo y vigencia
terms-texts = Textos
terms-volumes = Dónde
terms-roles = Quiénes participan
terms-private = Anexos privados
terms-clause = Cláusula { $clause }
terms-forbidden = Prohibido a { $who }: { $acts }.
terms-everyone-bound = toda parte obligada
terms-every-role = cada { $role }
terms-where =
    { $n ->
        [one] En el volumen { $volumes }.
       *[other] En los volúmenes { $volumes }.
    }
terms-where-all = En todo el mapa.
terms-heights = Límite inferior: { $floor }; límite superior: { $ceiling }.
terms-heights-all = A todas las alturas de los volúmenes del mapa.
terms-as-volume = el propio del volumen
terms-when = Solo { $slots }.
terms-when-all = A todas horas.
terms-slot = { $days }, de { $from } a { $until } UTC
terms-slot-over = { $days }, de { $from } a { $until } UTC del día siguiente
terms-slot-sun = { $days }, de { $from } a { $until }
terms-clock = { $time } UTC
terms-sunrise = salida del sol
terms-sunset = puesta del sol
terms-sun-before = { $time } antes de la { $sun }
terms-sun-after = { $time } después de la { $sun }
terms-sun-place = El sol sale y se pone como en la latitud { $lat }, longitud { $lon }, con un margen de minutos; los días son los de UTC.
terms-except = Excepto { $windows }.
terms-except-window = de { $from } a { $until }
terms-every-day = todos los días
terms-exempt = Salvo
terms-exempt-purposes = No afecta a: { $purposes }.
terms-exempt-parties = No se dirige a { $parties }.
terms-exempt-groups = El texto excluye a estos grupos, que no son partes aquí: { $groups }.
terms-effective = Inicio
terms-effective-at = No antes del { $when }.
terms-effective-when = No antes de que se cumpla lo siguiente: { $condition }.
terms-effective-none = En cuanto hayan consentido todos los que deben hacerlo.
terms-open-until = Caduca si no está en vigor a más tardar el { $when }.
terms-duration-field = Plazo
terms-duration = { $period } desde el inicio.
terms-ends = Termina a más tardar el { $when }.
terms-duration-none = No se fija ningún término.
terms-renewal-field = Renovación
terms-renewal-tacit = Continúa por sí mismo, a menos que una parte que deba consentir objete a tiempo.
terms-renewal-consent = Solo continúa si, antes de que termine, lo firman: { $who }.
terms-every-required = todas las partes que deben consentir
terms-renewal-same = Por la misma duración que el primer plazo.
terms-renewal-period = Por { $period } cada vez.
terms-renewal-notice = Toda objeción debe presentarse con { $period } de antelación al término.
terms-renewal-most =
    { $n ->
        [one] Una vez como máximo.
       *[other] { $n } veces como máximo.
    }
terms-renewal-none = No prevista: no se renueva.
terms-denunciation-field = Denuncia
terms-denunciation = Puede ser denunciado por { $who }, { $notice }.
terms-denunciation-none = No prevista: nadie puede retirarse antes del término.
terms-suspension-field = Suspensión
terms-suspension = Puede ser suspendido por { $who }, { $notice }.
terms-suspension-longest = Por { $period } como máximo.
terms-suspension-open = Hasta que la parte que lo suspendió lo reanude.
terms-suspension-none = No prevista: nadie puede suspenderlo.
terms-accession-field = Adhesión
terms-accession = Una vez en vigor, queda abierto a la adhesión de { $who }.
terms-accession-none = No prevista: nadie se incorpora después.
terms-breach-field = Violación
terms-breach = Tras la notificación de una violación hay { $period } para subsanarla.
terms-breach-no-cure = La notificación de una violación no deja tiempo para subsanarla.
terms-breach-release = Después, quien la notificó puede liberarse respecto de la parte en violación.
terms-breach-no-release = No da lugar a liberación.
terms-breach-none = No prevista: no puede notificarse ninguna violación.
terms-any-bound = cualquier parte obligada
terms-any-seeing = cualquier parte que lo vea
terms-notice = { $period } después de comunicarlo
terms-no-notice = con efecto inmediato
terms-no-time = ningún tiempo
terms-months =
    { $n ->
        [one] { $n } mes
       *[other] { $n } meses
    }
terms-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }
terms-hours =
    { $n ->
        [one] { $n } hora
       *[other] { $n } horas
    }
terms-if-accepts = { $party } ha aceptado
terms-if-confirms = { $party } ha confirmado «{ $label }»
terms-feet = { $n } ft
terms-metres = { $n } m
terms-km = { $n } km
terms-km2 = { $n } km²
terms-m2 = { $n } m²
terms-height = { $value } { $datum }
terms-ground = el suelo
terms-unlimited = sin límite
terms-volume-heights = Límite inferior: { $floor }; límite superior: { $ceiling }.
terms-volume-open = Límite inferior: { $floor }; sin límite superior.
terms-volume-windows = Solo { $windows }.
terms-window = del { $from } al { $until }
terms-accuracy = La línea verdadera se halla a no más de { $length } de la trazada.
terms-exact = Las coordenadas son exactas: son el texto que hace fe.
terms-circle = Círculo con un radio de { $radius }
terms-corridor =
    { $n ->
        [one] Corredor de { $width } de ancho
       *[other] Corredor de { $width } de ancho, a lo largo de { $n } puntos
    }
terms-polygon =
    { $n ->
        [one] Contorno de { $n } vértice, con lados rectos en longitud y latitud
       *[other] Contorno de { $n } vértices, con lados rectos en longitud y latitud
    }
terms-polygon-geodesic =
    { $n ->
        [one] Contorno de { $n } vértice, con lados a lo largo de círculos máximos
       *[other] Contorno de { $n } vértices, con lados a lo largo de círculos máximos
    }
terms-map-pending = El mapa está pendiente: puede acordarse en principio, y solo entra en vigor una vez aceptada una revisión con el mapa definitivo.
terms-map-none = Aún no hay mapa.
terms-coordinates = Coordenadas
terms-outline = Contorno
terms-hole = Hueco { $n }
terms-part-of = Porción { $n }
terms-centre = Centro
terms-line = Línea
terms-point = Punto
terms-notation = Notación
terms-notation-dms = grados, minutos, segundos
terms-notation-ddm = grados, minutos
terms-notation-decimal = grados decimales
terms-notation-utm = UTM
terms-notation-mgrs = MGRS
terms-authentic = Auténtico
terms-translation = Traducción
terms-text-erased = Este texto se borró. Su compromiso criptográfico permanece en el registro.
terms-invisible = Un carácter invisible que podría cambiar la lectura del texto
terms-more =
    { $n ->
        [one] Mostrar { $n } párrafo más
       *[other] Mostrar los siguientes de { $n } párrafos más
    }
terms-more-points =
    { $n ->
        [one] Mostrar { $n } punto más
       *[other] Mostrar los siguientes de { $n } puntos más
    }
terms-private-note =
    { $n ->
        [one] Hay un anexo privado. Es parte integrante de esta revisión y se muestra solo a quienes se nombran.
       *[other] Hay { $n } anexos privados. Son parte integrante de esta revisión y se muestran solo a quienes se nombran.
    }
terms-private-for = Solo para { $parties }.
terms-consents = debe consentir
terms-fingerprint = Huella de esta revisión
terms-authority = Se basa en: { $authority }

## review

review-tabs = Qué examinar
review-tab-terms = Términos
review-tab-changes = Cambios desde la revisión { $n }
review-tab-answered = Lo que cambia
review-answered = { $title }, revisión { $n }
review-tab-discussion = Debate
review-tab-positions = Posiciones
review-tab-record = Registro
review-open-questions =
    { $n ->
        [one] { $n } pregunta está abierta
       *[other] { $n } preguntas están abiertas
    }
review-tabled = Revisión { $n } de { $of }, presentada por { $party }, { $when }
review-revision = Revisión { $n }
review-answers = Contrapropuesta a
review-countered =
    { $n ->
        [one] Contrapropuesta presentada:
       *[other] { $n } contrapropuestas presentadas:
    }
review-newer = Hay una revisión más reciente, la { $n }.
review-newer-force = Se ha presentado la revisión { $n } para sustituir a esta. Hasta que esté en vigor, rige esta.
review-newer-see = Ver qué cambia
review-not-carried = Usted aceptó la revisión { $n }. Esa aceptación no se extiende a esta: es otro texto y requiere de nuevo su palabra.
review-compare-from = De
review-compare-to = a
review-first = Esta es la primera revisión: no hay nada con que compararla.
review-nothing-differs = No difiere nada que pueda mostrarse. Aun así son dos revisiones, y cada una requiere su propio consentimiento.
review-field = Qué
review-was = Antes
review-is = Propuesto ahora
review-absent = no figuraba
review-dropped = se suprime
review-alike = Se leen igual y no son lo mismo: dos partes pueden llevar un mismo nombre.
review-nobody = nadie en virtud de su función
review-always = siempre que esté en vigor
review-exact = exacto
review-outline-moved = { $shape }, en otro lugar
review-area-note = Ganado: { $gained }; cedido: { $lost }. Las superficies informan; nunca deciden.
review-map-erased = Uno de los dos mapas no se puede mostrar: se borró o no está destinado a usted.
review-text-added = nuevo
review-text-removed = suprimido
review-standing = Antes: { $was }. Ahora: { $is }.
review-group-area = Superficie
review-group-heading = Qué es
review-group-terms = Plazo y vigencia
review-group-rules = Lo que se prohíbe
review-group-volumes = Dónde
review-group-roles = Quiénes participan
review-group-private = Anexos privados
review-field-area = Todos los volúmenes
review-field-kind = Tipo
review-field-basis = Fundamento
review-field-authority = Autoridad
review-field-consenting = Funciones que deben consentir
review-field-map = Mapa
review-field-volume = { $volume }
review-field-outline = { $volume }: contorno
review-field-floor = { $volume }: límite inferior
review-field-ceiling = { $volume }: límite superior
review-field-windows = { $volume }: horarios
review-field-accuracy = { $volume }: exactitud
review-field-called = { $party }: nombre en el texto
review-map-pending = pendiente
review-map-final = definitivo
review-claim = { $area } se hallan en territorio que { $party } declara.
review-claim-attributed = { $area } se hallan en territorio que el mapa del mundo atribuye a { $party }.
review-gate =
    { $n ->
        [one] Solo entra en vigor cuando esa parte y al menos una más hayan consentido en esta misma revisión.
       *[other] Solo entra en vigor cuando las { $n } hayan consentido en esta misma revisión.
    }
review-bound-count =
    { $n ->
        [0] No obliga a ninguna parte
        [one] { $n } parte obligada
       *[other] { $n } partes obligadas
    }
review-bound = obligada
review-you = usted
review-party = Parte
review-by-revision = Por revisión
review-not-admitted = No es parte aquí y debe consentir
review-key-compromised = firmado con una clave que después se declaró comprometida
review-required = Debe consentir: { $why }.
review-because-role = su función debe consentir
review-because-territory = se halla en su territorio
review-because-indeterminate = puede hallarse en su territorio, dentro de la exactitud de los mapas
review-because-bound = la obliga la revisión que esta sustituye
review-if = Con esta condición: { $condition }.
review-with = Al mismo tiempo que { $parties }.
review-later-claims = Reivindicado desde su entrada en vigor: { $parties }. Tal reivindicación cuenta para la próxima revisión.
review-stance-accept = Acepta esta revisión
review-stance-accept-open = Acepta, una vez que los demás también hayan firmado
review-stance-accept-with-reservation = Acepta con una reserva, que los demás aceptan
review-stance-accept-with-reservation-open = Acepta con una reserva que está abierta
review-stance-accept-with-condition = Acepta; su condición se ha cumplido
review-stance-accept-with-condition-open = Acepta con una condición que está abierta
review-stance-reject = Rechaza esta revisión
review-stance-undecided = Ha dicho que no ha decidido
review-stance-again = Solo aceptó la revisión { $n }; debe examinarlo de nuevo
review-stance-missing = Aún no ha respondido
review-stance-none = No ha dicho nada
review-standing-accepted = ha aceptado
review-standing-open = ha aceptado, algo está abierto
review-standing-rejected = ha rechazado
review-standing-undecided = no ha decidido
review-standing-again = aceptó una revisión anterior
review-standing-missing = se le ha solicitado, no ha respondido
review-standing-none = no ha dicho nada
review-waits = A la espera de
review-printed = Esto es la pantalla. El documento mismo se imprime desde «Como hoja para imprimir y firmar».
review-you-must = A la espera de usted
review-must = A la espera de { $parties }
review-time = Solo debe transcurrir tiempo
review-blocks-nothing = no impide nada
review-wait-position = { $party } no ha aceptado esta revisión ({ $why }).
review-wait-position-undecided = { $party } no ha aceptado esta revisión: dice que no ha decidido ({ $why }).
review-wait-position-reject = { $party } rechaza esta revisión ({ $why }).
review-wait-disclaim = También puede descartar la afectación territorial, que está dentro de la exactitud de los mapas.
review-wait-reaffirmation = { $party } aceptó con una clave que después declaró comprometida, y no ha reafirmado su aceptación.
review-wait-admission = { $party } debe consentir ({ $why }) y no es parte aquí.
review-wait-audience = { $party } debe consentir y aún no ve este arreglo; { $sponsor } puede mostrárselo.
review-wait-second-party = Un acuerdo requiere que lo hayan aceptado al menos dos partes distintas.
review-wait-answer = { $party } espera una aclaración; nadie ha respondido.
review-wait-settle = { $party } tiene una respuesta a su pregunta y no la ha dado por resuelta.
review-wait-reservation = La reserva de { $party } está abierta; una aceptación simple supondría renunciar a ella.
review-wait-reservation-objects =
    { $n ->
        [one] { $parties } objeta la reserva.
       *[other] { $parties } objetan la reserva.
    }
review-wait-reservation-silent =
    { $n ->
        [one] { $parties } no la ha aceptado.
       *[other] { $parties } no la han aceptado.
    }
review-wait-condition = { $party } acepta con esta condición: { $condition }.
review-wait-condition-open = { $party } acepta con una condición que depende de { $parties }.
review-wait-simultaneous =
    { $n ->
        [one] { $party } acepta al mismo tiempo que otros: { $parties } aún no ha firmado.
       *[other] { $party } acepta al mismo tiempo que otros: { $parties } aún no han firmado.
    }
review-wait-cycle = Las condiciones de { $parties } se esperan unas a otras. Una aceptación simple abre el círculo, o bien firman todos al mismo tiempo.
review-wait-map = El mapa está pendiente. Solo entra en vigor una vez aceptada una revisión con el mapa definitivo; { $party } puede presentarla.
review-wait-date = Sus términos permiten que comience el { $when }, no antes.
review-wait-start = Sus términos permiten que comience una vez que se cumpla lo siguiente: { $condition }.
review-wait-renewal =
    { $n ->
        [one] El plazo termina el { $when }; para una renovación, { $parties } no ha firmado.
       *[other] El plazo termina el { $when }; para una renovación, { $parties } no han firmado.
    }
review-wait-recognition = { $party } no ha reconocido la zona ni se ha negado a reconocerla.
review-wait-cure = { $over ->
    [yes] { $by } sostiene que { $party } ha cometido una violación; el tiempo para subsanarla terminó el { $when }.
   *[no] { $by } sostiene que { $party } ha cometido una violación; el tiempo para subsanarla termina el { $when }.
}
review-wait-cure-claimed = { $party } afirma que la ha subsanado.
review-wait-resumption = { $party } lo ha suspendido; su plazo sigue corriendo.
review-wait-resumption-until = { $party } lo ha suspendido hasta el { $when } a más tardar; su plazo sigue corriendo.
review-record-note = Lo que se le ha dicho sobre este asunto, lo más reciente primero. Las horas son las del registro.
review-entry = Asiento
review-when = Cuándo
review-what = Qué
review-earlier = Mostrar anteriores
review-map-label = Mapa de este arreglo
review-hide-map = Ocultar mapa
review-show-map = Mostrar mapa
review-pin-question = Una pregunta de { $party } sobre este lugar
review-pin-comment = Un comentario de { $party } sobre este lugar
review-past = Así estaba entonces. Aquí no se puede firmar nada.
review-log-in = Inicie sesión para responder.
review-you-accepted = Usted ha aceptado esta revisión.
review-see = Mostrar
review-tab-force = En vigor
review-tab-bound = A quién obliga
act-sign = Continuar a la firma
act-back = Volver
act-choose = Elegir
act-remove = Quitar
act-more = Uno más
act-done = Firmado: { $what }
act-accept = Aceptar esta revisión
act-accept-lead = Examinar y firmar el consentimiento
act-accept-done = usted acepta esta revisión.
act-accede-lead = Examinar y adherirse
act-declare = Aceptar, con una declaración adjunta
act-declare-note = La declaración acompaña a su aceptación y no forma parte de ella.
act-declare-done = usted acepta esta revisión, con una declaración.
act-reserve = Aceptar con una reserva
act-reserve-note = Cuenta una vez que todas las demás partes que deben consentir hayan aceptado su reserva. Hasta entonces lo detiene todo, si se requiere su consentimiento.
act-reserve-done = usted acepta con una reserva.
act-condition = Aceptar con una condición
act-condition-note = Cuenta una vez cumplida la condición. Nadie más que aquellos a quienes usted nombre puede hacer que se cumpla.
act-condition-done = usted acepta con una condición.
act-undecided = Decir que no ha decidido
act-undecided-note = No consiente en nada y retira lo que usted dijo antes.
act-undecided-done = usted no ha decidido.
act-reject = Rechazar esta revisión
act-reject-note = Podrá adoptar otra posición más adelante, mientras no esté en vigor.
act-reject-done = usted rechaza esta revisión.
act-simultaneous = Aceptar al mismo tiempo que otros
act-simultaneous-note = Cuenta como su aceptación una vez que el último de los que usted elija haya firmado lo mismo, y no antes.
act-simultaneous-done = usted acepta al mismo tiempo que los demás.
act-accept-reservation = Aceptar la reserva
act-accept-reservation-done = usted acepta la reserva.
act-object-reservation = Objetar la reserva
act-object-reservation-note = Mientras usted la objete, la reserva de { $party } sigue abierta.
act-object-reservation-done = usted objeta la reserva.
act-confirm = Confirmar «{ $label }»
act-confirm-note = Usted dice que esto es así. No puede retirarse.
act-confirm-done = usted lo confirma.
act-settle = Mi pregunta está respondida
act-settle-done = su pregunta queda resuelta.
act-ask = Preguntar
act-ask-done = su pregunta consta.
act-answer-done = su respuesta consta.
act-comment-done = su comentario consta.
act-counter = Presentar contrapropuesta
act-revise = Presentar una nueva revisión
act-renew = Firmar la renovación
act-renew-done = usted firma por otro plazo.
act-object-renewal = Objetar la renovación
act-object-renewal-note = Termina entonces al terminar el plazo: para todos si se requería su consentimiento; si no, para usted.
act-object-renewal-done = usted objeta la renovación.
act-suspend = Suspenderlo
act-suspend-note = Mientras está suspendido no obliga a nadie. Su plazo sigue corriendo.
act-suspend-done = usted lo suspende.
act-resume = Reanudarlo
act-resume-note = Su suspensión termina de inmediato. La de otra parte continúa.
act-resume-done = usted pone fin a su suspensión.
act-denounce = Denunciarlo
act-denounce-note = Usted se retira tras el preaviso que prevén sus términos. Si se requería su consentimiento, termina entonces para todos.
act-denounce-done = usted lo denuncia.
act-breach = Notificar una violación
act-breach-note = El tiempo para subsanarla comienza con su notificación.
act-breach-done = usted notifica una violación.
act-cure = Decir que está subsanada
act-cure-done = usted dice que la violación está subsanada.
act-release = Liberarse de él
act-release-note = Entre usted y la parte en violación deja de obligar. Respecto de los demás continúa.
act-release-done = usted se libera.
act-withdraw = Retirarlo
act-withdraw-note = Termina aquí. Nadie puede ya aceptarlo.
act-withdraw-done = usted lo retira.
act-publish = Sumarse a su publicación
act-publish-done = usted se suma a su publicación.
act-unpublish = Dejar de sumarse a su publicación
act-unpublish-done = usted deja de sumarse a su publicación.
act-acknowledge = Confirmar solo la recepción
act-acknowledge-done = usted confirma que lo ha recibido; nada más.
act-recognise = Reconocerlo
act-recognise-lead = Examinar y reconocer
act-recognise-done = usted lo reconoce.
act-recognise-if = Reconocerlo con una condición
act-recognise-if-note = Le obliga una vez cumplida la condición.
act-recognise-if-done = usted lo reconoce con una condición.
act-refuse = Negarse a reconocerlo
act-refuse-note = Un lugar que no se reconoce conserva toda la protección que le otorga el derecho.
act-refuse-done = usted se niega a reconocerlo.
act-extend = Mostrarlo a { $party }
act-extend-done = se muestra a una parte más.
act-show = Mostrarlo a más partes
act-show-note = Ven todo lo que han visto y verán todos los destinatarios. A nadie se le puede excluir después.
act-show-done = se muestra a más partes.
act-disclaim = Descartar la afectación territorial
act-disclaim-done = usted descarta la afectación territorial respecto de esta revisión.
act-positions = Otras posiciones
act-others = Más
act-field-reservation = Su reserva
act-field-condition = Usted acepta si
act-field-members = Al mismo tiempo que
act-field-parties = A quién
act-field-everyone = A todos, también a quienes lleguen después
act-field-against = Contra quién
act-field-clause = Cláusula
act-no-clause = Ninguna cláusula en particular
act-field-ends = Hasta cuándo, en UTC (puede dejarse abierto)
act-field-text = Lo que usted dice
act-field-text-optional = Palabras que lo acompañan (pueden omitirse)
act-lacks-text = Escriba lo que desea decir.
act-lacks-reservation = Escriba su reserva.
act-lacks-against = Elija la parte.
act-lacks-members = Elija al menos otra parte.
act-lacks-parties = Elija una parte, o a todos.
act-lacks-condition = Nombre una parte en cada línea, y el hecho cuando deba confirmarse uno.
act-lacks-source = Indique cómo, cuándo y dónde se dijo antes, o deje vacíos los tres campos.
act-all = se cumple todo lo siguiente
act-any = se cumple uno de los siguientes
act-condition-party = Parte
act-condition-what = Qué hace
act-condition-fact = El hecho, en pocas palabras
act-accepts = ha aceptado
act-confirms = ha confirmado
act-source = Ya se dijo antes en público
act-source-kind = Dónde
act-source-press = a la prensa
act-source-call = en una llamada
act-source-meeting = en una reunión
act-source-note = en una nota
act-source-at = Cuándo, en UTC
act-source-citation = Dónde puede encontrarse

## talk

talk-nothing = Aún no se ha dicho nada.
talk-open = Sin respuesta
talk-answered = Respondida, no resuelta
talk-settled = Resuelta
talk-blocks = Lo detiene
talk-aside = Dicho solo a { $parties }
talk-did-arrangement-table = lo presentó
talk-did-arrangement-revise = presentó una nueva revisión
talk-did-arrangement-counter = lo presentó como contrapropuesta
talk-did-arrangement-declare = lo declaró
talk-did-arrangement-assert = lo afirmó
talk-did-arrangement-withdraw = lo retiró
talk-did-arrangement-suspend = lo suspendió
talk-did-arrangement-resume = lo reanudó
talk-did-arrangement-denounce = lo denunció
talk-did-arrangement-renew = decidió sobre su renovación
talk-did-arrangement-publish = se sumó a su publicación
talk-did-audience-extend = lo mostró a más partes
talk-did-clarification-ask = preguntó
talk-did-clarification-answer = respondió
talk-did-clarification-settle = dio por resuelta la pregunta
talk-did-comment-make = comentó
talk-did-position-take = adoptó una posición
talk-did-position-simultaneous = aceptó al mismo tiempo que otros
talk-did-reservation-accept = aceptó la reserva
talk-did-reservation-object = objetó la reserva
talk-did-condition-confirm = confirmó lo que pide una condición
talk-did-recognition-acknowledge = confirmó la recepción
talk-did-recognition-give = lo reconoció
talk-did-recognition-condition = lo reconoció con una condición
talk-did-recognition-refuse = se negó a reconocerlo
talk-did-breach-notify = notificó una violación
talk-did-breach-cure = dijo que la violación está subsanada
talk-did-breach-release = se liberó
talk-did-territory-disclaim = descartó la afectación territorial
talk-did-retention-hold = prohibió su borrado
talk-did-retention-release = puso fin a su retención
talk-did-retention-announce = anunció su borrado
talk-took-accept = aceptó
talk-took-accept-with-reservation = aceptó con una reserva
talk-took-accept-with-condition = aceptó con una condición
talk-took-reject = rechazó
talk-took-undecided = dijo que no ha decidido

## broken

broken-title = El registro no es íntegro
broken-rewritten = El anfitrión ha firmado dos historiales que no pueden ser ambos ciertos.
broken-shortened = El anfitrión ya no tiene todos los asientos que firmó.
broken-another-key = El anfitrión muestra para este registro una clave distinta de la que recuerda este navegador.
broken-another-ledger = En esta dirección había antes otro registro. Este no lo es.
broken-signature = El punto de control más reciente no está firmado por la clave de este registro.
broken-genesis = El primer asiento de este registro no nombra la clave que lo firma.
broken-means = No se puede confiar en lo que muestra este servidor: ni en lo que está en vigor ni en lo que otros han firmado.
broken-sign-nothing = No firme nada aquí hasta que esto se resuelva. Esta página lo rehúsa.
broken-keep = Conserve lo que lo prueba: guarde el archivo que figura más abajo.
broken-tell = Comuníquelo a las demás partes y a los testigos, por una vía distinta de este servidor, y compare sus puntos de control con los de ellos.
broken-evidence = Guardar las pruebas
broken-evidence-note = El archivo lo prueba ante cualquiera que conozca la clave del registro; parley evidence verify lo comprueba sin red.
broken-no-evidence = Por sí solo, esto aún no prueba nada ante otros: el anfitrión puede haber perdido sus asientos más recientes. Ambos puntos de control están firmados; consérvelos.
broken-unproven = Por sí solo, esto no prueba nada ante otros. Conserve lo que tiene: muestra lo que este navegador sabía antes.
broken-both = Guardar los puntos de control
broken-close = Volver
broken-anew = Se resolvió con las demás partes
broken-anew-note = Este navegador olvida entonces lo que recordaba y confía en lo que el servidor muestra ahora.
broken-anew-do = Olvidar y empezar de nuevo

## record

record-title = Registro
record-intro = Todas las declaraciones asentadas, de la más reciente a la más antigua. Nadie puede alterar ni retirar un asiento, ni siquiera el anfitrión, sin ser descubierto.
record-count =
    { $n ->
        [one] { $n } asiento en total
       *[other] { $n } asientos en total
    }
record-filter = Mostrar
record-all-matters = Todos los asuntos
record-all-parties = Todas las partes
record-all-types = Todos los tipos de declaración
record-filter-matter = Asunto
record-filter-party = Dicho por
record-filter-type = Tipo de declaración
record-clear = Mostrar todo
record-none = Ningún asiento que usted pueda ver es así.
record-earlier = Asientos anteriores
record-beginning = Este es el comienzo del registro.
record-searching = Buscando más atrás
record-new =
    { $n ->
        [one] Mostrar { $n } asiento nuevo
       *[other] Mostrar { $n } asientos nuevos
    }
record-hidden =
    { $n ->
        [one] Un asiento que no es para usted
       *[other] { $n } asientos que no son para usted
    }
record-hidden-why = Están en el registro y cuentan en sus pruebas. Lo que dicen, y quién lo dijo, es para otros.
record-erased = Borrado
record-erased-line = { $type }, borrado después
record-refused = Rechazado: no tiene efecto
record-became = pasó a ser
record-column-entry = Asiento
record-column-when = Hora del registro
record-column-who = Quién
record-column-what = Qué
record-column-matter = Asunto
record-post = como { $post }
record-entry = Asiento { $index }
record-back = Todos los asientos
record-newer = Asiento posterior
record-older = Asiento anterior
record-at = Asentado el { $when }
record-local = { $when } hora local
record-what = Lo que dice
record-matter-state = Estado del asunto entonces
record-who = Quién firmó
record-key = Clave
record-key-passkey = clave de acceso
record-key-file = clave Ed25519
record-key-of = cargo { $post }
record-key-unknown = una clave que no figura entre las del autor
record-key-stood = Era válida cuando ingresó el asiento.
record-key-compromised = La parte dijo que otros pueden haber usado esta clave desde el { $when }.
record-key-revoked = Fue revocada el { $when }.
record-signature-holds = La firma es válida.
record-signature-fails = LA FIRMA NO ES VÁLIDA
record-signed-at = Firmado el { $when } según el reloj del propio firmante, que es solo un indicio. Cuenta la hora del registro.
record-seen = El firmante conocía el registro hasta el asiento { $size }.
record-prev = Sigue a lo que el autor dijo antes sobre este asunto:
record-until = Podía asentarse hasta el { $when }.
record-audience = Quién lo ve
record-audience-everyone = Se dijo a todos.
record-audience-whole = Se dijo a todos los que participan en el asunto.
record-audience-private = Se dijo solo a estos, y ninguna ampliación lo muestra a otros.
record-open-revision = Abrir esta revisión
record-open-sheet = Como hoja para imprimir
record-why-author = lo dijo
record-why-named = fue nombrada
record-why-everyone = dicho a todos
record-why-extended = se le mostró después
record-since = desde el { $when }
record-receipt = ¿Está realmente en el registro?
record-receipt-steps = Cómo se verificó
record-receipt-checking = Verificando
record-receipt-save = Guardar el acuse de recibo
record-raw = Los bytes firmados
record-raw-note = Esto es lo que se firmó, byte por byte. Todo lo que se muestra arriba se lee de ahí.
record-raw-copy = Copiar
record-raw-copied = Copiado
record-raw-id = Declaración
record-raw-show =
    { $n ->
        [one] Mostrar { $n } byte
       *[other] Mostrar { $n } bytes
    }
record-opaque-title = Un asiento que no es para usted
record-opaque = Lo que dice es para otros. Su hoja del árbol está en el registro, y cuenta en todas las pruebas.
record-opaque-slot = Probar que no es para su parte
record-opaque-slot-none = Es anterior a la admisión de su parte, y no tiene lugar para ella.
record-opaque-slot-zero = El lugar de su parte en este asiento está vacío, y el compromiso del propio asiento lo prueba.
record-opaque-slot-one = ESTE ASIENTO SE DIRIGE A SU PARTE, y se retuvo su contenido. Conserve lo que ve y consulte al anfitrión.
record-opaque-slot-erased = Era para su parte, como prueba el compromiso del propio asiento, y se borró después.
record-opaque-slot-bad = La prueba del anfitrión no concuerda con el asiento. Conserve lo que ve y consulte al anfitrión.
record-erasure-named = El registro lo ha designado para su borrado; sus claves aún han de destruirse.
record-erasure-keys-destroyed = Sus claves fueron destruidas. Puede haber copias de ellas en copias de seguridad hasta el { $gone }.
record-erasure-erased = Sus claves fueron destruidas, y no queda ninguna copia conocida de ellas.
record-leaf = Hoja del árbol
record-step-leaf = 1. Los propios bytes de la declaración dan su huella, y la hoja del árbol correspondiente al asiento contiene esa huella.
record-step-tree =
    { $n ->
        [0] 2. Es el único asiento: su huella es la de todo el registro.
        [one] 2. La hoja del árbol y { $n } huella vecina dan la huella de todo el registro de { $size } asientos.
       *[other] 2. La hoja del árbol y { $n } huellas vecinas, combinadas una tras otra, dan la huella de todo el registro de { $size } asientos.
    }
record-step-sign = 3. La clave del registro firmó esa huella.
record-step-known = Este navegador conoce el registro por esa clave.
record-step-first = Esta es la palabra del propio servidor: este navegador no conocía antes el registro.
record-step-slots =
    { $n ->
        [one] 4. Su segunda huella es la de sus destinatarios: lo es { $n } parte, y el acuse de recibo abre su lugar.
       *[other] 4. Su segunda huella es la de sus destinatarios: lo son { $n } partes, y el acuse de recibo abre sus lugares.
    }
record-step-everyone = 4. Su segunda huella es la de sus destinatarios: todos, y el acuse de recibo abre todos los lugares.
record-step-witness =
    { $n ->
        [0] 5. Ningún testigo ha cofirmado este punto de control.
        [one] 5. { $n } testigo lo ha cofirmado.
       *[other] 5. { $n } testigos lo han cofirmado.
    }
record-proven = Probado: está en el registro, desde el { $when }, tal como figura aquí.
record-not-proven = NO PROBADO
record-not-proven-why = { $why }
record-not-proven-todo = No se base en este asiento. Guarde el acuse de recibo, compare con otra parte y consulte al anfitrión.
record-hashes = Las huellas, de la hoja del árbol a la raíz
record-export = Llévelo consigo
record-export-intro = Lo que está en sus manos no necesita ni al anfitrión ni esta página. Guárdelo aparte de ambos.
record-bundle = Expediente de { $party }
record-bundle-note = Todo lo que la parte puede ver, con todas las pruebas, en un solo archivo.
record-bundle-complete = con la prueba de cada asiento de que no es para la parte
record-bundle-save = Guardar el expediente
record-bundle-stop = Detener
record-bundle-progress = { $size } recibidos
record-bundle-done = { $size } guardados. Termina como debe; verifíquelo antes de basarse en él.
record-bundle-cut = El archivo terminó antes de tiempo y no se guardó. Inténtelo de nuevo.
record-bundle-party = Parte
record-checkpoint = Punto de control firmado
record-checkpoint-note =
    { $n ->
        [one] La huella del registro en { $n } asiento, firmada. Conservada por usted, revela cualquier cambio posterior.
       *[other] La huella del registro en { $n } asientos, firmada. Conservada por usted, revela cualquier cambio posterior.
    }
record-checkpoint-save = Guardar el punto de control
record-judge = Qué hace otra persona con ello
record-judge-1 = Verifica el archivo en una máquina propia, sin red alguna:
record-judge-2 = Con el punto de control que usted conservó, comprueba que nada se ha reescrito desde entonces:
record-judge-3 = Sin la línea de órdenes: el verificador es una sola página que se abre en cualquier navegador y no usa red. El anfitrión o cualquier parte lo genera a partir del código fuente de Parley.
record-judge-key = La clave del registro debe proceder de la publicación del anfitrión o de otra parte, nunca de quien le entregó el archivo. Este navegador la conoce como:
record-field-arrangement = Asunto
record-field-revision = Revisión
record-field-replaces = Sustituye a
record-field-answers = Responde a
record-field-to = Su revisión
record-field-stance = Posición
record-field-clause = Cláusula
record-field-blocking = Impide la entrada en vigor
record-field-point = Lugar
record-field-text = Texto
record-field-reservation = Reserva
record-field-condition = Condición
record-field-source = Dicho antes en público
record-field-question = Pregunta
record-field-expiry = Término del plazo
record-field-decision = Decisión
record-field-ends = Hasta
record-field-withdraw = Retira su consentimiento a la publicación
record-field-parties = Partes
record-field-everyone = Todos
record-field-against = Contra
record-field-notice = Notificación
record-field-label = Nombre
record-field-name = Nombre
record-field-members = Conjuntamente
record-field-key = Clave
record-field-proof = Prueba por la nueva clave
record-field-profile = Perfil
record-field-party = Parte
record-field-compromised_since = Otros pueden haberla usado desde
record-field-post = Cargo
record-field-must_answer = Debe haber alguien de guardia a todas horas
record-field-deputies = Suplentes
record-field-watch = Guardia
record-field-types = Declaraciones
record-field-map = Mapa
record-field-attributed = Lo que el mapa del mundo le atribuye
record-field-reason = Motivo
record-field-until = Hasta
record-field-comments = Solo los comentarios
record-field-private = Lo que se dijo a los mismos pocos
record-field-effects = Asientos
record-field-intent = Operación
record-field-operation = Operación
record-field-about = Sobre
record-field-remark = Sobre
record-field-part = Contenido
record-field-log_key = La clave del registro
record-field-policy = Política
record-field-rules = Reglas del protocolo
record-field-world = Mapa del mundo
record-field-exercise = Ejercicio
record-field-witnesses = Testigos
record-field-quorum = De ellos, al menos
record-field-recovery_delay = Demora de la recuperación
record-field-at = Cuándo
record-field-citation = Fuente
record-field-kind = Tipo
record-field-country = País
record-field-powers = Facultades
record-field-use = Uso
record-field-alg = Algoritmo
record-field-public = Clave pública
record-field-activity = Actividad
record-field-purpose = Finalidad
record-field-window = Tiempo
record-field-from = Desde
record-yes = Sí
record-value-accept = acepta
record-value-accept-with-reservation = acepta con una reserva
record-value-accept-with-condition = acepta con una condición
record-value-reject = rechaza
record-value-undecided = sin decidir
record-value-renew = renovar
record-value-object = objetar
record-value-meeting = en una reunión
record-value-press = en la prensa
record-value-call = en una llamada
record-value-note = en una nota
record-map-part = un mapa, en los bytes firmados que figuran abajo
record-sealed-part = conservados por el anfitrión y leídos de uno en uno: cada lectura queda anotada
record-shifts =
    { $n ->
        [one] { $n } turno
       *[other] { $n } turnos
    }
record-effects =
    { $n ->
        [one] { $n } asiento
       *[other] { $n } asientos
    }

## said

type-party-admit = Admisión de una parte
type-party-update = Cambio de un perfil

## sign

sign-heading = Firmar
sign-for = Usted firma por { $party }
sign-as = como { $post }
sign-preparing = Leyendo lo que se firmará…
sign-yes = sí
sign-no-login = Nadie ha iniciado sesión. Inicie sesión con una clave que pueda firmar esto.
sign-no-past = Usted está viendo un momento distinto del actual. Aquí no puede firmarse nada: vuelva al momento actual.
sign-no-broken = El registro no es íntegro. No firme nada hasta que esto se haya resuelto con las demás partes.
sign-no-unverified = El registro no pudo verificarse en este momento. No se firma nada sobre lo que no se ha verificado; inténtelo de nuevo cuando vuelva la conexión.
sign-no-power = Su clave no puede firmar esto.
sign-no-power-others = Pueden hacerlo estos cargos de su parte: { $posts }.
sign-no-mismatch = Lo que muestra el servidor no es lo que dicen sus hashes. No firme nada, conserve esta página y avise a las demás partes.
sign-no-another-party = Esto se firmó para una parte distinta de la suya.
sign-no-another-ledger = Esto se firmó para otro registro.
sign-no-signature = Una de sus firmas no se verifica, o su clave no se conoce aquí. No añada la suya.
sign-title-in = Título ({ $language })
sign-kind = Qué
sign-heights = Alturas
sign-map = Mapa
sign-map-final =
    { $n ->
        [0] sin mapa
        [one] definitivo, { $n } volumen
       *[other] definitivo, { $n } volúmenes
    }
sign-map-pending = pendiente: puede acordarse en principio, y entra en vigor solo con el mapa definitivo
sign-windows = En estos momentos
sign-consenting = Deben consentir, por sus funciones
sign-rules-show =
    { $n ->
        [0] Términos
        [one] Términos y { $n } regla
       *[other] Términos y { $n } reglas
    }
sign-texts-show =
    { $n ->
        [one] El texto
       *[other] El texto en { $n } idiomas
    }
sign-outline = El contorno del mapa; sus coordenadas siguen como texto.
sign-coordinates = Coordenadas (latitud, longitud, WGS 84)
sign-half-width = Mitad de la anchura: { $width }
sign-accuracy = La línea verdadera puede hallarse a { $length } de la dibujada.
sign-fingerprint = Huella del documento
sign-fingerprint-whole = La huella completa
sign-statement-id = Identificador de la declaración
sign-seen-by = La ven:
sign-everyone = todos en este registro
sign-speak-for = Firmar por el cargo
sign-all = Todo lo que se firma
sign-at = Escrito el { $when }
sign-next-waits = Después de esto aún se espera a { $parties }.
sign-next-all = Con esto han consentido todos los que deben consentir: entra en vigor conforme a sus términos.
sign-next-more = Después de esto queda algo más por resolver; el examen muestra qué.
sign-now = Situación actual: { $state }.
sign-now-waits = Se espera a { $parties }.
sign-two = La regla de su parte exige dos cargos. Usted firma primero; entregue después el archivo a un segundo cargo, que firma y lo envía.
sign-anew = Su parte ha dicho algo al respecto entretanto. La declaración se ha escrito de nuevo: léala otra vez y firme.
sign-exercise = Esto es un ejercicio.
sign-with-passkey = Firmar con clave de acceso
sign-with-key = Firmar
sign-pick-key = Firmar con un archivo de clave
sign-wrong-key = Esta clave no es aquella con la que usted inició sesión. Inicie sesión primero con ella.
sign-signing = Firmando…
sign-send-again = Enviarlo de nuevo
sign-outcome-unknown = La conexión se interrumpió durante el envío, de modo que puede haber llegado o no. Está firmado; enviarlo de nuevo no entraña riesgo.
sign-ended = Su sesión ha terminado. No se ha perdido nada: inicie sesión de nuevo y continúe.
sign-again = Iniciar sesión de nuevo y continuar
sign-back = Volver
sign-close = Listo
sign-done = Firmado
sign-done-what = Es el asiento { $index } del registro. Su acuse de recibo se verificó aquí.
sign-receipt = Guardar el acuse de recibo
sign-half = Firmado una vez, y no enviado
sign-half-what = Debe firmarlo un segundo cargo de su parte. Guarde el archivo y entréguelo como desee: contiene el texto de la declaración.
sign-half-fingerprint = Léale esto en voz alta al segundo cargo
sign-half-void = Lo que su parte diga entretanto sobre el mismo asunto lo deja sin efecto.
sign-half-save = Guardar el archivo
sign-queued = Firmado, y en espera
sign-queued-what = Esta copia del registro lo conserva, y lo envía cuando hay conexión con el anfitrión. Aún no se ha asentado.
sign-signed-by = Firmado por { $post }; la firma se verifica
sign-any = Al firmar, { $party } hace esta declaración: { $type }. Otros pueden probarlo.
sign-position-take-accept =
    Al firmar, { $party } acepta «{ $title }»{ $number ->
        [0] .
       *[other] , revisión { $number }.
    } Otros pueden probarlo.
sign-position-take-accept-with-reservation = Al firmar, { $party } acepta «{ $title }» con la reserva que figura abajo. No es consentimiento hasta que los demás hayan aceptado la reserva.
sign-position-take-accept-with-condition = Al firmar, { $party } acepta «{ $title }» con la condición que figura abajo. No es consentimiento hasta que la condición se cumpla.
sign-position-take-reject = Al firmar, { $party } rechaza «{ $title }». Puede cambiar de parecer hasta que esté en vigor.
sign-position-take-undecided = Al firmar, { $party } dice que no ha decidido sobre «{ $title }». Una aceptación que haya dado antes deja de contar.
sign-position-simultaneous = Al firmar, { $party } acepta «{ $title }» junto con los demás que se nombran abajo. Cuenta una vez que haya firmado el último de ellos.
sign-reservation-accept = Al firmar, { $party } acepta la reserva de otra parte a «{ $title }».
sign-reservation-object = Al firmar, { $party } objeta la reserva de otra parte a «{ $title }».
sign-condition-confirm = Al firmar, { $party } confirma que esto ha ocurrido: { $label }.
sign-arrangement-table = Al firmar, { $party } presenta «{ $title }» a los que se nombran abajo. Nada se acuerda por ello, tampoco por { $party }.
sign-arrangement-revise = Al firmar, { $party } presenta una nueva revisión de «{ $title }» en lugar de la anterior. Todos los que deben consentir consienten de nuevo.
sign-arrangement-counter = Al firmar, { $party } presenta «{ $title }» como contrapropuesta. Ambas quedan abiertas, y nada se acuerda por ello.
sign-arrangement-declare = Al firmar, { $party } declara «{ $title }» en su propio territorio. Obliga a { $party } de inmediato, y a los demás una vez que la reconozcan.
sign-arrangement-assert = Al firmar, { $party } da a conocer «{ $title }» como palabra propia. No obliga a nadie que no la haya aceptado.
sign-arrangement-withdraw = Al firmar, { $party } retira «{ $title }» de la negociación.
sign-arrangement-suspend = Al firmar, { $party } suspende «{ $title }». Entretanto no obliga a nadie, y el plazo sigue corriendo.
sign-arrangement-resume = Al firmar, { $party } pone fin a su propia suspensión de «{ $title }».
sign-arrangement-denounce = Al firmar, { $party } denuncia «{ $title }». Termina tras el preaviso, y esto no puede revocarse.
sign-arrangement-renew-renew = Al firmar, { $party } renueva «{ $title }» por otro plazo.
sign-arrangement-renew-object = Al firmar, { $party } objeta la renovación de «{ $title }».
sign-arrangement-publish = Al firmar, { $party } conviene en que «{ $title }» se haga público. Una vez que todos hayan firmado, nadie puede revocarlo.
sign-arrangement-publish-withdraw = Al firmar, { $party } retira su consentimiento a la publicación de «{ $title }».
sign-clarification-ask = Al firmar, { $party } formula una pregunta sobre «{ $title }».
sign-clarification-ask-blocking = Al firmar, { $party } formula una pregunta sobre «{ $title }» que debe resolverse antes de que pueda entrar en vigor.
sign-clarification-answer = Al firmar, { $party } responde a una pregunta sobre «{ $title }».
sign-clarification-settle = Al firmar, { $party } dice que su pregunta sobre «{ $title }» está resuelta.
sign-comment-make = Al firmar, { $party } comenta «{ $title }».
sign-recognition-acknowledge = Al firmar, { $party } confirma que ha recibido «{ $title }». Con ello no reconoce nada.
sign-recognition-give = Al firmar, { $party } reconoce «{ $title }», y queda obligada por ello.
sign-recognition-condition = Al firmar, { $party } reconoce «{ $title }» con la condición que figura abajo.
sign-recognition-refuse = Al firmar, { $party } se niega a reconocer «{ $title }».
sign-breach-notify = Al firmar, { $party } notifica a { $other } una violación de «{ $title }».
sign-breach-cure = Al firmar, { $party } considera subsanada una violación de «{ $title }».
sign-breach-release = Al firmar, { $party } se libera de «{ $title }» respecto de la parte en violación.
sign-audience-extend = Al firmar, { $party } permite que los que se nombran abajo vean «{ $title }», con todo lo que la totalidad de los destinatarios vio antes.
sign-annex-deposit = Al firmar, { $party } deposita el anexo privado «{ $label }» para los que se nombran abajo.
sign-operation-plan = Al firmar, { $party } da a conocer una operación a los que se nombran abajo.
sign-operation-change = Al firmar, { $party } modifica una operación que dio a conocer.
sign-operation-start = Al firmar, { $party } dice que su operación ha comenzado.
sign-operation-end = Al firmar, { $party } dice que su operación ha terminado.
sign-party-admit = Al firmar, { $party } admite a { $name } como parte. Con ello se da fe de cómo se llama; su clave decide quién es.
sign-party-update = Al firmar, { $party } cambia su denominación.
sign-party-two-person = Al firmar, { $party } dispone que estas declaraciones requieran en adelante las firmas de dos de sus cargos.
sign-party-two-person-end = Al firmar, { $party } pone fin a su regla de que deben firmar dos cargos.
sign-post-roster = Al firmar, { $party } indica quién suple a su cargo { $name }. Sustituye lo dicho antes.
sign-key-enrol = Al firmar, { $party } permite que la clave que figura abajo firme o inicie sesión por uno de sus cargos.
sign-key-enrol-recover = Al firmar, { $party } da a { $other } una nueva clave. Todos lo ven, y { $other } puede revocarla antes de que sea válida.
sign-key-revoke = Al firmar, { $party } revoca la clave que figura abajo. Desde entonces no firma nada ni abre nada.
sign-territory-declare = Al firmar, { $party } declara que este territorio es suyo.
sign-territory-disclaim = Al firmar, { $party } declara que aquí no reivindica territorio alguno.
sign-retention-hold = Al firmar, { $party } prohíbe el borrado de «{ $title }»: no puede borrarse nada de ello.
sign-retention-release = Al firmar, { $party } pone fin a su retención de «{ $title }».
sign-retention-announce = Al firmar, { $party } anuncia que esto se borrará.
sign-retention-erase = Al firmar, { $party } hace borrar esto. Nadie puede recuperarlo.
sign-log-policy = Al firmar, { $party } sustituye la política del registro.
sign-field-against = Contra
sign-field-attributed = Según lo atribuye el mapa
sign-field-clause = Cláusula
sign-field-compromised_since = Comprometida desde
sign-field-condition = Condición
sign-field-deputies = Suplentes
sign-field-effects = Lo que queda
sign-field-ends = Termina
sign-field-erasure_notice = Preaviso del borrado
sign-field-everyone = Todos
sign-field-expiry = Plazo que termina
sign-field-intent = Lo que se planea
sign-field-key = Clave
sign-field-label = Etiqueta
sign-field-map = Mapa
sign-field-members = Conjuntamente con
sign-field-must_answer = Debe haber alguien de guardia a todas horas
sign-field-name = Nombre
sign-field-notice = Notificación de violación
sign-field-operation = Operación
sign-field-part = Contenido
sign-field-parties = Para
sign-field-party = Parte
sign-field-point = Lugar
sign-field-post = Cargo
sign-field-profile = Parte
sign-field-proof = Prueba de la clave
sign-field-question = Pregunta
sign-field-quorum = Quórum
sign-field-reason = Motivo
sign-field-recovery_delay = Demora de la recuperación
sign-field-reservation = Reserva
sign-field-source = Dicho antes
sign-field-text = Texto
sign-field-types = Declaraciones
sign-field-until = Hasta
sign-field-watch = Guardias
sign-field-witnesses = Testigos
type-party-two-person = Regla de dos personas
type-post-roster = Cuadro de turnos
type-key-enrol = Nueva clave
type-key-revoke = Revocación de una clave
type-territory-declare = Declaración de territorio
type-territory-disclaim = Declaración de no reivindicación de territorio
type-arrangement-table = Presentación
type-arrangement-revise = Nueva revisión
type-arrangement-counter = Contrapropuesta
type-arrangement-withdraw = Retiro
type-arrangement-declare = Declaración de una zona
type-arrangement-assert = Afirmación de una zona
type-arrangement-suspend = Suspensión
type-arrangement-resume = Reanudación
type-arrangement-denounce = Denuncia
type-arrangement-renew = Renovación
type-arrangement-publish = Publicación
type-clarification-ask = Pregunta
type-clarification-answer = Respuesta
type-clarification-settle = Pregunta resuelta
type-comment-make = Comentario
type-position-take = Posición
type-position-simultaneous = Aceptación simultánea
type-reservation-accept = Aceptación de una reserva
type-reservation-object = Objeción a una reserva
type-condition-confirm = Confirmación de una condición
type-recognition-acknowledge = Recepción confirmada
type-recognition-give = Reconocimiento
type-recognition-condition = Reconocimiento con una condición
type-recognition-refuse = Denegación de reconocimiento
type-annex-deposit = Anexo privado
type-audience-extend = Ampliación de los destinatarios
type-breach-notify = Notificación de violación
type-breach-cure = Violación subsanada
type-breach-release = Liberación
type-operation-plan = Operación planeada
type-operation-change = Operación modificada
type-operation-start = Operación iniciada
type-operation-end = Operación terminada
type-log-genesis = Fundación del registro
type-log-rules = Reglas del protocolo
type-log-policy = Política del registro
type-log-padding = Asiento de cobertura
type-retention-announce = Anuncio de un borrado
type-retention-erase = Borrado
type-retention-hold = Retención legal
type-retention-release = Retención legal levantada
said-party-admit = Admitió a { $name }
said-party-update = Ahora se llama { $name }
said-post-roster = Fijó quién suple al cargo { $post }
said-key-enrol =
    { $recovery ->
        [yes] Recupera las claves perdidas de una parte: una clave para el cargo { $post }
       *[other] Inscribió una clave para el cargo { $post }
    }
said-key-revoke =
    { $compromised ->
        [yes] Revocó una clave que otros pueden haber usado
       *[other] Revocó una clave
    }
said-territory-declare = Declaró territorio: { $name }
said-territory-disclaim =
    { $attributed ->
        [yes] Declaró que no reivindica lo que el mapa del mundo le atribuye
       *[other] Declaró que no reivindica territorio
    }
said-clarification-ask =
    { $blocks ->
        [yes]
            { $clause ->
                [none] Preguntó, y ello impide la entrada en vigor
               *[other] Preguntó sobre la cláusula { $clause }, y ello impide la entrada en vigor
            }
       *[other]
            { $clause ->
                [none] Preguntó
               *[other] Preguntó sobre la cláusula { $clause }
            }
    }
said-position-take =
    { $stance ->
        [accept]
            { $source ->
                [yes] Aceptó, como dijo antes en público
               *[other] Aceptó
            }
        [accept-with-reservation] Aceptó con una reserva
        [accept-with-condition] Aceptó con una condición
        [reject] Rechazó
       *[undecided] Lo dejó abierto
    }
said-arrangement-renew =
    { $decision ->
        [renew] Renovó el plazo
       *[object] Objetó la renovación
    }
said-arrangement-publish =
    { $withdraw ->
        [yes] Retiró su consentimiento a la publicación
       *[other] Convino en hacerlo público
    }
said-breach-notify =
    { $clause ->
        [none] Notificó una violación por { $party }
       *[other] Notificó una violación de la cláusula { $clause } por { $party }
    }
said-condition-confirm = Confirmó la condición { $label }
said-annex-deposit = Depositó el anexo privado { $label }
said-audience-extend =
    { $everyone ->
        [yes] Lo mostró a todos
       *[other] Lo mostró a otras partes
    }
said-retention-erase =
    { $count ->
        [one] Hizo borrar { $count } asiento
       *[other] Hizo borrar { $count } asientos
    }
said-log-genesis = Fundó el registro { $name }

## sheet

sheet-open = Como hoja para imprimir y firmar
sheet-back = Volver al arreglo
sheet-paper = Papel
sheet-print = Imprimir, o guardar como PDF
sheet-mismatch = Esta revisión no es lo que se firmó.
sheet-mismatch-todo = No imprima ni firme nada. Avise a las demás partes y consulte al anfitrión.
sheet-exercise = EJERCICIO
sheet-not-in-force = NO ESTÁ EN VIGOR
sheet-basis-declared = DECLARADA POR UNA PARTE
sheet-basis-asserted = AFIRMADA POR UN LADO
sheet-basis-authorised = AUTORIZADA, SIN CONSENTIMIENTO
sheet-kind = Tipo
sheet-basis = Fundamento
sheet-revision = Revisión
sheet-revision-of = { $n } de { $of }
sheet-tabled = Presentación
sheet-tabled-by = { $when }, por { $party }
sheet-map-status = Mapa
sheet-map-final = definitivo
sheet-map-pending = pendiente: puede acordarse en principio, y entra en vigor solo con un mapa definitivo
sheet-in-force = En vigor desde
sheet-was-in-force = Entró en vigor
sheet-bound-since = Aceptó, y está obligada desde el { $when }
sheet-was-bound = Aceptó; estuvo obligada desde el { $when }
sheet-ends = El plazo termina
sheet-ended = El plazo terminó
sheet-qr = La huella de la revisión como código QR
sheet-hash = Huella de esta revisión
sheet-hash-note = Quien firma la coteja con lo que muestra el registro. Comprende los textos, el mapa, las reglas, los términos y las funciones: cualquier cambio da otra distinta.
sheet-text = Texto
sheet-map = Mapa
sheet-map-label =
    { $n ->
        [one] Mapa de { $n } volumen, con escala y norte; sus vértices figuran en el cuadro de abajo
       *[other] Mapa de { $n } volúmenes, con escala y norte; sus vértices figuran en el cuadro de abajo
    }
sheet-map-note = Mercator, WGS 84. La escala es válida en el centro del mapa. Cuentan las coordenadas, no el dibujo.
sheet-map-land = Las fronteras y los nombres que se muestran no implican aprobación ni aceptación por nadie.
sheet-map-no-land = Dibujado sin tierra: no se dispone de ningún mapa del mundo.
sheet-map-polar = Tan cerca de un polo no se dibuja ningún mapa; cuentan las coordenadas que figuran abajo.
sheet-map-none = No hay mapa.
sheet-coordinates = Coordenadas
sheet-coordinates-note = WGS 84. MGRS designa el metro cuadrado en que se halla el lugar.
sheet-dms = Grados, minutos, segundos
sheet-parties = Partes
sheet-must-consent = Debe consentir
sheet-need-not = No tiene que consentir
sheet-not-admitted = No ha sido admitida en este registro.
sheet-entered = En el registro desde el { $when }
sheet-line-name = Nombre y cargo oficial
sheet-line-signature = Firma
sheet-line-date = Fecha y lugar
sheet-parties-note = Lo que obliga está en el registro. Una firma en este papel solo cuenta allí una vez asentada.
sheet-waits = Qué se espera
sheet-as-of = Situación al { $when }, sobre { $size } asientos del registro.
sheet-root = Raíz del registro en su punto de control más reciente
sheet-ledger = Registro
sheet-matter = Arreglo

## parties

parties-title = Partes
parties-intro = Quién participa aquí. Cada parte inscribe sus propias claves, mediante claves que tenía antes; todos las ven.
parties-search = Buscar por nombre, tipo o país
parties-count =
    { $n ->
        [one] { $n } parte
       *[other] { $n } partes
    }
parties-all = Todas las partes
parties-yours = la suya
parties-kind-state = Estado
parties-kind-armed-force = Fuerza armada
parties-kind-armed-group = Grupo armado
parties-kind-humanitarian-organisation = Organización humanitaria
parties-kind-monitoring-mission = Misión de supervisión
parties-kind-mediator = Mediador
parties-kind-registrar = Registrador: la parte del propio anfitrión
parties-since = Admitida el { $when }
parties-identity = Identidad
parties-said = Lo que ha dicho
parties-territory = Declara
parties-territories = Territorio
parties-territory-none = No declara territorio alguno.
parties-attributed = No ha declarado ninguno por sí misma. Lo que el mapa del mundo atribuye a { $country } cuenta hasta que lo haga.
parties-declared = declarado el { $when }
parties-disclaimed = no reivindicado desde el { $when }
parties-posts = Cargos
parties-posts-note = Las claves pertenecen a los cargos, y las personas ocupan los cargos. Un cargo puede firmar lo que figura a su lado.
parties-post = Cargo
parties-may = Puede firmar
parties-may-nothing = nada
parties-no-key = Este cargo no tiene ninguna clave válida: nadie puede firmar por él, ni suplir.
parties-alg-ed25519 = Clave Ed25519
parties-alg-webauthn = Clave de acceso
parties-alg-x25519 = Clave de recepción
parties-use-sign = firma
parties-use-login = solo abre sesiones
parties-use-receive = solo recibe
parties-from = desde el { $when }
parties-stands = sigue válida
parties-valid = Válida
parties-revoked = Revocada el { $when }
parties-compromised = Otros pueden haberla usado desde el { $when }
parties-recovery = Inscrita por el registrador para recuperar una clave perdida
parties-stands-deputy = también firma por { $post }, como su suplente
parties-stands-watch = también firma por { $post }, de guardia hasta el { $when }
parties-deputies = Suplentes
parties-on-watch = De guardia ahora
parties-watch = Guardia
parties-more-shifts =
    { $n ->
        [one] y { $n } turno más
       *[other] y { $n } turnos más
    }
parties-nobody = nadie
parties-gaps = Nadie está de guardia, aunque debe haber alguien:
parties-no-gap = Hay alguien de guardia a todas horas durante los próximos 14 días.
parties-keys = Claves
parties-key = Clave
parties-two = Regla de dos personas
parties-two-none = Un solo cargo firma por esta parte.
parties-two-note = Estas declaraciones se asientan solo con las firmas de dos de sus cargos:
parties-two-stands = Mientras rija la regla, también deben firmar dos cargos para flexibilizarla, para inscribir una clave que firma y para permitir que otro cargo supla.
own-title = Su parte
own-note = Usted administra esta parte. Lo que firma aquí lo ven todos.
own-keys = Claves: sustituir, revocar
own-this-key = la clave con la que usted ha iniciado sesión
own-replace = Sustituir
own-replace-note = Primero se admite la nueva clave, y después se revoca la anterior.
own-replace-post = La nueva clave es de un cargo distinto del de la anterior.
own-replace-powers = A la nueva clave le faltan facultades que tiene la anterior.
own-revoke = Revocar
own-revoke-title = Revocar una clave de { $post }
own-revoke-last = Sin esta clave nadie podría ya admitir claves ni revocarlas. Admita primero otra clave con la facultad de administración.
own-revoke-now = Desde su asiento no firma nada, y terminan todas las sesiones que abrió.
own-revoke-before = Lo que firmó antes subsiste.
own-revoke-self = Usted ha iniciado sesión con ella: se cerrará su sesión.
own-revoke-final = Esto no puede deshacerse.
own-revoke-alone = Solo el cargo { $post } podría entonces administrar, y su regla de dos personas exige dos. Un segundo cargo vendría entonces únicamente del registrador, tras una demora que todos ven.
own-revoke-others = Otros pueden haberla usado
own-revoke-since = Desde cuándo, en UTC
own-revoke-since-note = Las posiciones que firmó desde entonces deben adoptarse de nuevo antes de que entre en vigor aquello a lo que se refieren; después solo quedan marcadas.
own-revoke-since-wrong = Indique un momento que no esté en el futuro.
own-revoke-sign = Examinar y firmar la revocación
own-back = Volver
own-enrol = Admitir otra clave
own-enrol-file = A partir de su mitad pública
own-enrol-make = Crear una aquí
own-enrol-file-note = Quien tiene la nueva clave le entrega su mitad pública. Coteje su huella con esa persona por otra vía.
own-enrol-choose = Archivo de la mitad pública
own-enrol-paste = O su contenido
own-enrol-read = Leerlo
own-enrol-make-note = El archivo de clave se guarda en este equipo, y en ningún otro lugar. Entréguelo al cargo, y conserve una copia donde un incendio no alcance a ambos.
own-enrol-phrase = Frase de contraseña del archivo, si ha de tenerla
own-enrol-make-it = Crear la clave y guardar su archivo
own-enrol-is = Una clave para el cargo { $post }:
own-enrol-saved = Su archivo se guardó en este equipo. No puede hacer nada hasta que sea admitida.
own-enrol-compare = Coteje la huella con quien tiene la clave antes de firmar.
own-enrol-sign = Examinar y firmar
own-enrol-done = Fue admitida.
own-enrol-not-one = No es un archivo de clave de Parley, ni la mitad pública de uno.
own-enrol-damaged = Se dañó o se modificó a mano: la prueba de tenencia de la clave no se verifica.
own-enrol-another-party = Esta clave se creó para otra parte.
own-invitations = Invitaciones
own-invite-new = Invitar a alguien
own-invite-party = Una parte
own-invite-open = a la espera de ser usada
own-invite-used = una clave solicita
own-invite-until = hasta el { $when }
own-invite-none = No hay nadie invitado.
own-invite-asks = La clave que solicita
own-invite-asks-party = Fundaría
own-invite-sealed = Es la clave de quien tuvo su enlace de invitación.
own-invite-foreign = ESTA NO ES LA CLAVE DE QUIEN TUVO SU ENLACE DE INVITACIÓN. No admita a nadie; pida la huella de su clave.
own-invite-unknown = La invitación no se hizo en este navegador. Pida a la persona invitada que lea la huella en voz alta, y escriba sus primeros doce dígitos.
own-invite-digits = Dígitos leídos en voz alta
own-invite-let-in = Examinar y admitir
own-invite-withdraw = Retirar
own-invite-link = Entregue este enlace de invitación por una vía que nadie más lea. Puede usarse una vez, y no vuelve a mostrarse.
own-invite-shell = En la línea de órdenes:
own-invite-admits = Invitar a una nueva parte
own-invite-login = Sin ninguna facultad, la clave abre sesiones de lectura y no firma nada.
own-invite-hours = Utilizable durante estas horas
own-invite-make = Crear el enlace de invitación
own-roster = Cuadros de turnos
own-roster-note = Quien suple puede firmar todo lo que el cargo puede firmar. Lo que usted fije sustituye el cuadro de turnos del cargo.
own-roster-watch = Guardia, en UTC
own-roster-from = Desde
own-roster-until = Hasta
own-roster-remove = Quitar
own-roster-add = Añadir un turno
own-roster-paste = Pegar una tabla
own-roster-paste-note = Una línea para cada uno: desde, hasta, cargo. Las horas llevan huso, por ejemplo 2027-05-01T18:00Z.
own-roster-take = Añadir estos
own-roster-line = La línea { $n } no puede leerse.
own-roster-wrong = Cada turno tiene un cargo, y termina después de comenzar.
own-roster-set = Examinar y firmar
own-two = Regla de dos personas
own-two-note = Las declaraciones de los tipos que usted elija se asientan solo con las firmas de dos de sus cargos.
own-two-all = Todas estas
own-two-loosens = Para flexibilizar la regla deben firmar dos cargos.
own-two-set = Examinar y firmar
own-sessions = Quién ha iniciado sesión
own-session-times = desde el { $opened }, usada el { $used }, termina el { $ends } a más tardar
own-session-this = esta
own-session-end = Terminarla
own-refusals = Lo que se denegó
own-refusals-note = A quién de su parte, y por qué; nunca lo que se solicitaba.
own-refusals-none = No se denegó nada.
own-refusals-none-kept = Aquí no se lleva constancia de las denegaciones.
own-refusal-when = Cuándo
own-refusal-what = Qué se solicitó
own-refusal-why = Por qué no
own-refusal-omitted =
    { $n ->
        [one] y { $n } más antes
       *[other] y { $n } más antes
    }
power-administer = administración
power-consent = consentimiento
power-monitor = supervisión
power-negotiate = negociación
power-operate = operaciones
power-read = lectura
power-register = el registro
power-table = presentación
key-use-sign = firma
key-use-login = inicia sesión, y no firma nada
key-use-receive = recibe
key-alg-ed25519 = archivo de clave
key-alg-webauthn = clave de acceso
key-alg-x25519 = X25519
source-press = prensa
source-call = llamada
source-meeting = reunión
source-note = nota
talk-ask = Formular una pregunta
talk-comment = Comentar
talk-answer = Responder
talk-reply = Comentarlo
talk-all = Mostrar todo
talk-ask-label = Su pregunta
talk-answer-label = Su respuesta
talk-comment-label = Su comentario
talk-ask-sign = Firmar la pregunta
talk-answer-sign = Firmar la respuesta
talk-comment-sign = Firmar el comentario
talk-blocking = Nada entra en vigor hasta que yo dé esto por resuelto
talk-blocking-note = Va a todos los que ven el arreglo. Su aceptación posterior también lo da por resuelto.
talk-accepted-already = Usted ha aceptado esta revisión. Una aceptación posterior suya da la pregunta por resuelta.
talk-some = Solo para algunas de las partes
talk-to = Para quién
talk-at-clause =
    { $n ->
        [one] { $n } pregunta está abierta aquí
       *[other] { $n } preguntas están abiertas aquí
    }
talk-ask-here = Preguntar sobre esta cláusula
talk-ask-at = Preguntar sobre la cláusula { $clause }

## force

force-clock = El plazo
force-began = En vigor desde
force-holds = Rige desde
force-ends = Termina
force-ended = Terminó
force-was = En vigor a partir de
force-local = hora local
force-no-end = No se fija ningún término
force-renewed = Renovado
force-times =
    { $n ->
        [one] una vez
       *[other] { $n } veces
    }
force-left = Tiempo restante: { $time }
force-over = El plazo ha terminado
force-no-renewal = No se renueva.
force-tacit = Continúa por sí mismo, a menos que se presente una objeción antes del { $when }.
force-suspended = Está suspendido: mientras dure la suspensión no obliga a nadie. Su plazo sigue corriendo.
force-waits = Lo que debe hacerse
force-since = Desde el { $when }.
force-released-from = Liberada de él respecto de { $parties }.
force-leaving = Se está retirando.
force-free =
    { $n ->
        [one] { $n } parte no está obligada
       *[other] { $n } partes no están obligadas
    }
force-toward = Respecto de quien no está obligado, es lo que es: no aceptado. Donde otros lo hagan valer, es posible un enfrentamiento.
force-why-never = No lo ha aceptado.
force-why-open = Lo aceptó con algo que sigue abierto.
force-why-rejected = Lo rechazó.
force-why-left = Se ha retirado.
force-why-over = Ha terminado.
force-why-released = Quedó liberada tras una violación.
force-why-released-from = Quedó liberada tras una violación, respecto de { $parties }.
force-why-suspended = Está suspendido.
force-why-declared = No lo ha reconocido.
force-why-receipted = Confirmó la recepción y no ha reconocido nada.
force-why-recognition-refused = Se negó a reconocerlo.
force-why-recognised-with-condition = Lo reconoció con una condición que está abierta.
force-why-asserted = Se afirma unilateralmente; esta parte no lo ha aceptado.
force-why-authorised = Un tercer órgano lo autorizó; esta parte no lo ha aceptado.
force-public = Público desde el { $when }.
force-publishing = Quieren que sea público: { $parties }.
force-check = Comprobar aquí un vuelo o movimiento
force-check-note = Frente a todo lo que usted ve aquí, no solo frente a este arreglo. No se anota nada en el registro.
force-check-ask = Comprobar
force-who = Quién
force-activity = Qué hace
force-purpose = Finalidad
force-no-purpose = ninguna que esté exenta
force-around = Alrededor de un lugar
force-whole = En todo este mapa
force-place = Lugar
force-pick = Elegir en el mapa
force-picking = Haga clic en el mapa
force-pick-hint = Haga clic en el mapa, o muévalo y pulse Intro para tomar su centro.
force-unreadable = Esto no se puede leer como un lugar. Escriba por ejemplo 34.8 N, 36.6 E.
force-radius = Radio en km
force-floor = Desde
force-ceiling = Hasta
force-unit = Unidad y referencia
force-unit-ft-amsl = ft sobre el nivel medio del mar
force-unit-ft-agl = ft sobre el suelo
force-unit-m-amsl = m sobre el nivel medio del mar
force-unit-m-agl = m sobre el suelo
force-unit-m-wgs84 = m sobre el elipsoide
force-unit-fl = nivel de vuelo
force-from = Desde, en UTC
force-until = Hasta, en UTC
force-lacks-party = Elija quién lo hace.
force-lacks-place = Indique dónde: coordenadas o un clic en el mapa.
force-lacks-time = El final debe ser posterior al inicio.
force-lacks-radius = Indique un radio de hasta 1000 km.
check-conflict = Conflicto
check-conflict-note = Lo prohíbe una regla que obliga a esta parte.
check-indeterminate = No se puede determinar
check-indeterminate-note = Dentro de la exactitud de los mapas y las alturas no se puede determinar. Trátelo como un conflicto hasta que se pueda.
check-coordinate = Hable antes con otros
check-coordinate-note = Ninguna regla obliga allí a esta parte, pero otros tienen intención de hacer valer una, o se encuentran allí.
check-no-conflict = No se conoce ningún conflicto
check-no-conflict-note = Nada de lo que se ha comunicado a esta parte lo prohíbe. Eso no es un permiso.
check-forbids = La cláusula { $clause } de «{ $title }» lo prohíbe en el volumen { $volume } y obliga a { $party }.
check-may = La cláusula { $clause } de «{ $title }» puede prohibirlo en el volumen { $volume }: dentro de la exactitud indicada, a la salida o la puesta del sol, o por falta de una referencia común, no se puede determinar; obliga a { $party }.
check-upheld =
    { $n ->
        [one] La cláusula { $clause } de «{ $title }» lo prohíbe en el volumen { $volume }. No obliga a { $party }, pero { $parties } tiene intención de hacerla valer: es posible un enfrentamiento.
       *[other] La cláusula { $clause } de «{ $title }» lo prohíbe en el volumen { $volume }. No obliga a { $party }, pero { $parties } tienen intención de hacerla valer: es posible un enfrentamiento.
    }
check-exempt = La cláusula { $clause } de «{ $title }» en el volumen { $volume } lo exime, según lo que usted dice de sí.
check-nobody = La cláusula { $clause } de «{ $title }» en el volumen { $volume } lo prohibiría, pero no obliga a nadie ({ $state }).
check-operation = Allí hay una operación de { $parties }.
check-call = Hable con { $parties }.
check-heights = Las alturas sobre referencias distintas se comparan con datos de quien responde: { $data }.
check-heights-geoid = un geoide ({ $digest }), con un margen de { $error }
check-heights-terrain = el terreno ({ $digest }, teselas: { $n }), con un margen de { $error }
check-as-of = A fecha del asiento { $size }, { $when }.

## invitation

invitation-title = Tiene una invitación
invitation-not-one = Este no es el enlace de una invitación, o no está completo. Use el enlace completo que se le dio.
invitation-foreign = Esta invitación es para un registro distinto del que lleva este servidor. No haga nada aquí y avise a quien le invitó.
invitation-post = { $by } le invita a su cargo { $post } en «{ $ledger }».
invitation-admits = { $by } le invita a «{ $ledger }» como parte por derecho propio.
invitation-for = Cargo
invitation-may = Puede firmar
invitation-reads = nada: solo lee
invitation-until = Abierta hasta
invitation-who = Quién es usted
invitation-name = Nombre de la parte
invitation-kind = Tipo
invitation-country = Código de país, por ejemplo SY
invitation-passkey = Crear una clave de acceso
invitation-passkey-note = La guarda su dispositivo o su llave de seguridad, y usted la desbloquea cada vez. Se le pide dos veces: para crearla y para probarla.
invitation-passkey-make = Crear una clave de acceso y solicitar la admisión
invitation-file = O crear un archivo de clave
invitation-file-note = Un archivo que usted conserva, con una copia donde un incendio no alcance a ambos. La línea de órdenes también lo acepta.
invitation-phrase = Frase de contraseña (recomendada)
invitation-phrase-again = Repita la frase de contraseña
invitation-phrase-rule = Ambas deben ser iguales, con 12 letras o más: varias palabras tomadas al azar.
invitation-file-make = Crear un archivo de clave
invitation-save = Guarde primero el archivo de clave
invitation-save-note = No está en ningún lugar salvo en esta página. Una vez guardado, puede solicitar la admisión.
invitation-save-do = Guardar el archivo de clave
invitation-ask = Solicitar la admisión
invitation-asks = Su clave solicita la admisión
invitation-asks-note = Decide { $by }. Léale la huella por otra vía, para que nadie pueda poner otra clave en su lugar.
invitation-not-yet = Aún no se ha admitido.

## problem
problem-unreachable = El servidor no ha respondido.
problem-busy = El servidor está ocupado. Inténtelo dentro de un momento.
problem-too-many-requests = Demasiadas peticiones en poco tiempo. Espere un momento.
problem-quota-spent = Su parte ha alcanzado el límite diario de inscripciones.
problem-session-ended = Su sesión ha terminado. Inicie sesión de nuevo.
problem-login-needed = Inicie sesión primero.
problem-key-revoked = La clave fue revocada. Use otra de su parte.
problem-not-your-party = Es para otra parte.
problem-not-in-force = No está en vigor.
problem-in-force = Está en vigor: ya no se toman posiciones.
problem-not-bound = Solo puede hacerlo quien está obligado por él.
problem-not-provided = Sus condiciones no lo prevén, o no para usted.
problem-suspended = Usted ya lo ha suspendido.
problem-not-suspended = Usted no lo ha suspendido.
problem-leaving = Usted ya lo ha denunciado.
problem-over = Ha terminado.
problem-superseded = Lo ha sustituido una revisión más reciente.
problem-settled = Ya está resuelto.
problem-cure-period = Aún corre el plazo para subsanar la violación.
problem-too-late = Es demasiado tarde para ello.
problem-audience = Entretanto han cambiado sus destinatarios. Ábralo de nuevo.
problem-published = Es público: no se puede deshacer.
problem-broken-prev = Su parte ha dicho algo al respecto entretanto. Léalo y empiece de nuevo.
problem-two-person = Deben firmarlo dos puestos de su parte.
problem-one-post = Con esta regla nadie podría firmar: admita primero un segundo puesto.
problem-last-key = Es la última clave que puede admitir otras.
problem-enrolled = La clave ya es conocida.
problem-unknown-post = Un puesto que nombra no tiene ninguna clave vigente.
problem-invitation-used = La invitación ya se ha usado.
problem-invitation-expired = La invitación ha caducado.
