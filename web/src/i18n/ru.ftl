## language

language-name = Русский
language-direction = ltr

## shell

product = Parley
exercise = УЧЕНИЯ: здесь нет ничего настоящего
skip = Перейти к содержанию
nav-label = Разделы
nav-situation = Обстановка
nav-list = Список
nav-record = Реестр
nav-parties = Стороны
language = Язык
link-live = На связи
link-delayed = задержка { $seconds } с
link-offline = Нет связи: { $age }
link-connecting = Соединение
record-checking = Реестр проверяется
record-verified = Реестр проверен
record-unverified = Реестр ещё не проверен
record-broken = РЕЕСТР ПЕРЕПИСАН
clock-local = местное
past-showing = Показано на { $when }. Здесь ничего нельзя подписать.
mirror = Собственная копия реестра вашей стороны. Время с последней связи с оператором: { $age }.
mirror-stale = Собственная копия реестра вашей стороны. Связи с оператором нет уже { $age }: что с тех пор согласовано или прекращено, здесь не известно.
mirror-doubt = Оператор подписал то, что не может быть верно. Доказательство в этой копии: см. parley mirror findings. Не полагайтесь на новое.
past-leave = Вернуться к настоящему
you-are = { $post }, { $party }
log-in = Войти
log-out = Выйти
as-another = Смотреть как
as-another-note = только в учениях
as-nobody = Никто
failed-title = Это не удалось показать
failed-again = Повторить
not-found = Под этим именем нет ничего, что вам разрешено видеть.
unlisted = Отсутствие в списке не означает отсутствия защиты: то, что здесь не показано, сохраняет всю защиту, которую даёт ему право.
loading = Загрузка
age-seconds =
    { $n ->
        [one] { $n } секунда
        [few] { $n } секунды
        [many] { $n } секунд
       *[other] { $n } секунды
    }
age-minutes =
    { $n ->
        [one] { $n } минута
        [few] { $n } минуты
        [many] { $n } минут
       *[other] { $n } минуты
    }
age-hours =
    { $n ->
        [one] { $n } час
        [few] { $n } часа
        [many] { $n } часов
       *[other] { $n } часа
    }
age-days =
    { $n ->
        [one] { $n } день
        [few] { $n } дня
        [many] { $n } дней
       *[other] { $n } дня
    }

## words

state-draft = Проект
state-tabled = На рассмотрении
state-clarification-pending = Ожидает разъяснения
state-countered = Есть встречное предложение
state-agreed = Согласовано, начнётся позже
state-in-force = В силе
state-suspended = Приостановлено
state-breach-notice = Уведомлено о нарушении
state-termination-notice = Денонсировано, ещё в силе
state-released = Освобождение от обязательств
state-expired = Истекло
state-terminated = Прекращено
state-rejected = Отклонено
state-withdrawn = Отозвано
state-lapsed = Утратило силу
state-superseded = Заменено
state-declared = Объявлено
state-receipted = Получение подтверждено
state-recognised = Признано
state-recognised-with-condition = Признано с условием
state-recognition-refused = В признании отказано
state-ceased = Прекратилось
state-asserted = Утверждается одной стороной
state-authorised = Санкционировано
kind-safe-zone = Безопасная зона
kind-no-fly-zone = Бесполётная зона
kind-corridor = Гуманитарный коридор
kind-de-escalation-area = Зона деэскалации
kind-demilitarised-zone = Демилитаризованная зона
kind-hospital-zone = Санитарная зона
kind-neutralised-zone = Нейтрализованная зона
kind-non-defended-locality = Необороняемая местность
kind-pause = Пауза
consents = Согласий: { $got } из { $need }

## list

list-title = Договорённости
list-needs = Ждёт вас
list-all = Все договорённости
list-needs-none = Сейчас вас ничто не ждёт.
list-needs-nobody = Войдите, чтобы увидеть, что вас ждёт.
list-find = Найти
list-state = Состояние
list-sort = Порядок
list-any = Любое состояние
list-by-urgency = Сначала изменившееся или истекающее
list-by-title = По названию
list-by-tabled = Сначала новые
list-count =
    { $n ->
        [one] { $n } договорённость
        [few] { $n } договорённости
        [many] { $n } договорённостей
       *[other] { $n } договорённости
    }
list-none = Таких договорённостей нет.
list-empty = Ещё ничего не внесено.
list-more = Показать ещё { $n }
list-col-what = Договорённость
list-col-state = Состояние
list-col-term = Срок
list-col-waits = Ожидает
list-waits-none = ничего
list-changed = изменено
term-from = с { $when }
term-until = до { $when }
due = срок { $when }
due-in = через { $age }
due-over = просрочено
name-odd = Это имя может быть не тем, чем кажется
need-consent = Требуется ваше согласие
need-reaffirmation = Ваше согласие нужно подтвердить заново
need-clarification = Нужно дать разъяснение
need-reservation = Нужно решить об оговорке
need-condition = Нужно подтвердить условие
need-cure = Нужно устранить нарушение
need-renewal = Нужно подписать продление
need-expiry = Срок скоро истекает
need-recognition = От вас ждут признания
need-resumption = Нужно снять приостановление
need-disclaim = Может затрагивать вашу территорию
need-map = Нужно внести окончательную карту
need-audience = Кому-то нужно это показать
need-changed = Изменено после вашего принятия
need-countered = Встречное предложение к вашему
need-other = Также для вас
wait-position = Согласие
wait-reaffirmation = Повторное согласие
wait-admission = Допуск сюда
wait-audience = Доступ к просмотру
wait-second-party = Вторая сторона
wait-clarification = Ответ
wait-reservation = Оговорка
wait-condition = Условие
wait-cycle = Взаимно зависящие условия
wait-map = Окончательная карта
wait-date = Начало
wait-renewal = Продление
wait-recognition = Признание
wait-cure = Устранение нарушения
wait-resumption = Возобновление
live-changes =
    { $n ->
        [one] { $n } изменение
        [few] { $n } изменения
        [many] { $n } изменений
       *[other] { $n } изменения
    }
live-show =
    Показать { $n ->
        [one] { $n } изменение
        [few] { $n } изменения
        [many] { $n } изменений
       *[other] { $n } изменения
    }
unreachable = Сервер недоступен, и в этом браузере ничего не сохранено для показа. Попытки повторяются сами.

## vocabulary

basis-agreed = По соглашению
basis-declared = По объявлению
basis-authorised = По санкции
basis-asserted = По утверждению
role-territorial-state = государство территории
role-belligerent = воюющая сторона
role-guarantor = гарант
role-monitor = наблюдатель за соблюдением
role-humanitarian = гуманитарная организация
role-mediator = посредник
role-observer = наблюдатель
activity-any = любая деятельность
activity-any-flight = любые полёты
activity-military-flight = военные полёты
activity-civil-flight = гражданские полёты
activity-drone = беспилотники
activity-strike = удары
activity-ground-force = наземные войска
activity-heavy-weapon = тяжёлое оружие
activity-artillery = артиллерия
activity-movement = наземное передвижение без оружия
purpose-humanitarian = гуманитарные цели
purpose-medevac = медицинская эвакуация
purpose-search-and-rescue = поиск и спасание
purpose-monitor = наблюдение
datum-agl = над поверхностью земли
datum-amsl = над средним уровнем моря
datum-wgs84 = над эллипсоидом WGS 84
datum-fl = эшелон полёта

## propose

propose-heading-new = Новое предложение
propose-heading-counter = Встречное предложение
propose-heading-revise = Новая редакция
propose-of-counter = Встречное предложение к
propose-of-revise = Новая редакция для
propose-untitled = Без названия
propose-steps = Шаги
propose-step-where = Где
propose-step-what = Что
propose-step-rules = Правила
propose-step-who = Кто
propose-step-terms = Условия
propose-step-sign = Подпись
propose-check = Проверить и подписать
propose-complete = заполнено
propose-continue = Дальше: { $step }
propose-aside = Карта и что означал бы проект
propose-remove = Убрать
propose-clear = Очистить
propose-choose = Выбрать…
propose-unit = Единица
propose-unit-km = км
propose-unit-m = м
propose-unit-nm = морские мили
propose-unit-ft = футы
propose-unit-hours = часы
propose-unit-days = дни
propose-unit-weeks = недели
propose-unit-months = месяцы
propose-unit-years = годы
propose-from = С
propose-until = До
propose-about = около { $area }
propose-drafts = Проекты
propose-drafts-hint = Проекты хранятся в этом браузере, только для вашей стороны, пока вы их не внесёте или не удалите. Там они не зашифрованы.
propose-drafts-none = Проектов нет.
propose-new = Новый проект
propose-import = Открыть файл проекта
propose-import-failed = { $name } нельзя прочесть как проект: { $why }
propose-import-line = строка { $line } непонятна: { $found }
propose-untaken = Это из файла взять не удалось. Текст или карта, которые лежат в другом файле, вносятся здесь отдельно.
propose-noted = Принято к сведению
propose-export = Сохранить в файл
propose-drop = Удалить
propose-drop-of = Удалить: { $title }
propose-drop-sure = Удалить навсегда?
propose-keep = Оставить
propose-kept = Сохранено в этом браузере, { $when }
propose-kept-none = Сохраняется в этом браузере по мере написания
propose-unkept = Этот браузер ничего не хранит. Прежде чем уйти, сохраните проект в файл.
propose-newer = После того как вы начали эту копию, внесена более новая редакция. Изменения ниже показаны относительно той, с которой вы начали.
propose-anew = Начать заново с последней
propose-where-intro = Нарисуйте контур или напишите его координаты: это одно и то же. Добавьте столько объёмов, сколько называет текст.
propose-shape-polygon = Многоугольник
propose-shape-circle = Круг
propose-shape-corridor = Коридор
propose-add = Добавить объём
propose-upload = Загрузить GeoJSON
propose-upload-large = { $name } больше 1 МиБ.
propose-upload-none = { $name } не GeoJSON.
propose-upload-taken =
    { $n ->
        [0] Из файла ничего не взято.
        [one] Из файла взят { $n } объём.
        [few] Из файла взяты { $n } объёма.
        [many] Из файла взято { $n } объёмов.
       *[other] Из файла взято { $n } объёма.
    }
propose-upload-left =
    { $n ->
        [one] Не удалось взять { $n } объект:
        [few] Не удалось взять { $n } объекта:
        [many] Не удалось взять { $n } объектов:
       *[other] Не удалось взять { $n } объекта:
    }
propose-left = Объект { $n }
propose-left-none = у него нет геометрии.
propose-left-coordinates = его координаты не долготы и широты, или их слишком мало.
propose-left-radius = точке нужно свойство radius_m, чтобы стать кругом.
propose-left-width = линии нужно свойство half_width_m, чтобы стать коридором.
propose-left-type = { $type } не многоугольник, не круг и не коридор.
propose-left-height = его { $field } записано не так, как, например, «3000 ft amsl».
propose-left-accuracy = его accuracy_m не число метров.
propose-left-windows = его windows не список из from и until.
propose-volume-name = объём
propose-volume-id = Имя объёма
propose-volume-id-hint = По этому имени на него ссылаются правила.
propose-volume-remove = Убрать { $id }
propose-volume-more = Точность, стороны и время
propose-points-polygon = Углы
propose-points-circle = Центр
propose-points-corridor = Линия посередине
propose-points-hint = По одной точке в строке, в любой обычной записи: градусы, минуты, секунды, десятичные дроби, UTM, MGRS.
propose-notation = Запись координат
propose-notation-dms = градусы, минуты, секунды
propose-notation-ddm = градусы, десятичные минуты
propose-notation-decimal = десятичные градусы
propose-notation-utm = UTM
propose-notation-mgrs = MGRS
propose-order = Что идёт первым
propose-order-lat = Сначала широта
propose-order-lon = Сначала долгота
propose-points-unread = Строку { $line } нельзя прочесть:
propose-points-one = У круга один центр.
propose-rings =
    { $n ->
        [one] { $n } часть
        [few] { $n } части
        [many] { $n } частей
       *[other] { $n } части
    }, { $holes ->
        [0] без вырезов
        [one] { $holes } вырез
        [few] { $holes } выреза
        [many] { $holes } вырезов
       *[other] { $holes } выреза
    }, углов: { $corners }. Контур можно изменить на карте или в файле, из которого он взят.
propose-radius = Радиус
propose-half-width = Половина ширины, в каждую сторону
propose-floor = От высоты
propose-ceiling = До высоты
propose-height-from = Отсчёт от
propose-height-n = Высота
propose-height-ground = поверхность земли
propose-height-unlimited = без предела
propose-as-volume = как у объёма
propose-accuracy = Точность линии
propose-accuracy-exact = точно
propose-accuracy-hint = Как далеко истинная линия может лежать от проведённой. В этих пределах тот, чья территория может быть затронута, должен согласиться или отказаться от притязания на касание.
propose-edges = Стороны между углами
propose-edges-straight = прямые по долготе и широте
propose-edges-geodesic = кратчайшие линии на местности (геодезические)
propose-windows = Даты
propose-windows-hint = Если их нет, объём действует всё время, пока договорённость в силе.
propose-window = Даты { $n }
propose-window-add = Добавить даты
propose-status = Карта
propose-status-final = окончательная: это и есть аутентичный текст
propose-status-pending = не окончательна: можно согласиться в принципе, но в силу это вступит только с окончательной картой, для которой нужно новое согласие
propose-map = Карта проекта
propose-map-look = Показать проект
propose-map-final = карта окончательная
propose-map-pending = карта не окончательна
propose-kind = Вид
propose-kind-safe-zone = Люди там защищены от нападения тем, что запрещает текст.
propose-kind-no-fly-zone = Там не летает то, что называет текст.
propose-kind-corridor = Путь для помощи или для выхода людей.
propose-kind-de-escalation-area = Боевые действия там прекращаются, и условия улучшаются.
propose-kind-demilitarised-zone = Без войск и военных объектов, по соглашению (Дополнительный протокол I, ст. 60).
propose-kind-hospital-zone = Для раненых и больных и тех, кого надлежит щадить (Женевская конвенция IV, ст. 14).
propose-kind-neutralised-zone = Убежище для раненых и гражданских лиц в районе боевых действий (Женевская конвенция IV, ст. 15).
propose-kind-non-defended-locality = Открыта для занятия и не обороняется (Дополнительный протокол I, ст. 59).
propose-kind-pause = Некоторое время никто не стреляет.
propose-basis = На чём основано
propose-basis-agreed = Нужно согласие всех, чьё согласие необходимо; до того никого не связывает.
propose-basis-declared = Слово одной стороны о собственной территории. Других связывает, когда они её признают.
propose-basis-authorised = Решил третий орган, например Совет Безопасности. Здесь связывает тех, кто это принимает.
propose-basis-asserted = Слово одной стороны. Связывает тех, кто это принимает.
propose-basis-fixed = Основа договорённости никогда не меняется; встречное предложение вносится для согласования.
propose-authority = Решение, на которое ссылаются
propose-texts = Тексты
propose-texts-hint = Все аутентичные тексты связывают равно. Изменение одной буквы в любом из них — новая редакция.
propose-language-add = Язык
propose-language-other = Другой, по его коду
propose-language-wrong = Это не код языка, или такой язык уже есть.
propose-language-remove = Исключить: { $language }
propose-title = Название
propose-authentic = аутентичный
propose-authentic-hint = Этот текст связывает; остальные — переводы.
propose-text = Текст
propose-clause-number = Вставить «{ $n }.»
propose-preview = Как это будет читаться
propose-preview-empty = Пункты начинаются со своего номера: «1. Внутри круга никто не стреляет.»
propose-clauses-uneven = В разных языках пункты пронумерованы по-разному:
propose-rules-intro = Правила выражают запреты текста словами протокола, чтобы по ним можно было проверить полёт или план. Каждое ссылается на пункт, из которого следует.
propose-rules-none = Правил нет: что бы кто ни делал, нарушения найдено не будет.
propose-rule-add = Добавить правило
propose-rule = Пункт { $clause }
propose-rule-remove = Убрать правило пункта { $clause }
propose-rule-more = Где, на какой высоте, когда и кого не касается
propose-clause = Пункт текста
propose-forbids = Запрещает
propose-forbids-any = «Любая деятельность» охватывает всё остальное.
propose-addressed = Кому
propose-addressed-all = Всем, кто связан.
propose-addressed-parties = Сторонам поимённо
propose-another-party = Другая сторона…
propose-every-role = { $role }
propose-rule-volumes = В этих объёмах
propose-rule-volumes-all = На всей карте.
propose-schedule = Часы недели
propose-schedule-always = В любое время.
propose-slot = Часы { $n }
propose-slot-add = Добавить часы
propose-slot-over = Кончаются на следующий день.
propose-hour-of = { $of }: по чему
propose-hour-shift = { $of }: раньше или позже
propose-hour-clock = UTC
propose-hour-sunrise = восход солнца
propose-hour-sunset = заход солнца
propose-hour-at = в этот момент
propose-hour-before = раньше
propose-hour-after = позже
propose-hour-time = Час UTC
propose-hour-long = Насколько раньше или позже
propose-sun = Где восходит и заходит солнце
propose-sun-hint = Сначала широта. В пределах минут от восхода и захода проверка не может дать ответа.
propose-except = Перерывы правила
propose-except-add = Добавить перерыв
propose-exempt = Исключает эти цели
propose-exempt-parties = Исключает эти стороны
propose-exempt-groups = Исключает эти группы, по одной в строке
propose-exempt-groups-hint = Так, как их называет текст. Это не стороны, поэтому по ним ничего не вычисляется.
propose-who-intro = Кто есть кто, в порядке текста. Необходимо согласие тех, кто носит роль, чьё согласие необходимо, и тех, чью территорию затрагивает карта.
propose-party = Сторона
propose-party-unknown = { $name } (здесь не сторона)
propose-role = Роль
propose-as = Имя в тексте
propose-as-hint = Имя, которое приводит текст; решает сама сторона, а не её имя.
propose-up = Поднять { $n }
propose-down = Опустить { $n }
propose-holder-add = Добавить сторону
propose-holder-remove = Убрать { $name }
propose-consenting = Роли, все носители которых должны согласиться
propose-consenting-none = Таких нет: необходимо согласие только тех, чья территория затронута.
propose-consents = согласие необходимо
propose-no-consent-declared = Для объявленной зоны ничьё согласие не нужно. Вы должны быть единственной стороной, притязающей на эту территорию.
propose-no-consent-asserted = Для зоны, которую утверждает одна сторона, ничьё согласие не нужно, и связывает она только тех, кто её принимает.
propose-no-consent-authorised = Для санкционированной зоны согласие здесь не нужно, и связывает она здесь только тех, кто её принимает.
propose-private = Закрытые приложения
propose-private-hint = Они остаются такими, какими были депонированы, и связаны и с этой редакцией, если вы их не уберёте.
propose-seen = Кому это будет видно
propose-seen-everyone = Всем сторонам здесь
propose-seen-parties = Только этим сторонам
propose-seen-you = вы
propose-seen-must = должна видеть
propose-seen-same = Тем, кому договорённость видна сейчас. Редакция направляется всему кругу.
propose-seen-counter = Встречное предложение сначала видно тем, кому видно то, на что оно отвечает.
propose-seen-hint = Других можно допустить к просмотру позже, и тогда им видно всё, что сказано всему кругу. Лишить просмотра уже никого нельзя.
propose-terms-intro = В том, чего условия не предусматривают, потом будет отказано. Принятие условий — заблаговременное согласие с предусмотренным.
propose-effective = Начало
propose-effective-hint = Без даты и условия вступает в силу с последним согласием.
propose-effective-at = Не раньше
propose-zone = Часовой пояс
propose-date = { $of }: дата
propose-date-form = ГГГГ-ММ-ДД
propose-date-wrong = Это не дата. Напишите так: 2017-05-06, то есть год, месяц, день.
propose-hour = { $of }: час
propose-time-means = То есть { $when }.
propose-time-twice = В этот час часы переводят назад, так что он бывает дважды: { $first } и { $second }. Укажите время по UTC.
propose-time-never = Такого часа там нет: часы переводят через него вперёд, или пояс неизвестен. Укажите время по UTC.
propose-when = Только когда
propose-when-does = Что делает сторона
propose-when-accepts = принимает
propose-when-confirms = подтверждает
propose-when-fact = Факт, который нужно подтвердить
propose-when-fact-example = withdrawal-complete
propose-when-add = Добавить условие
propose-when-all = Все они
propose-when-any = Достаточно одного из них
propose-open-until = Утрачивает силу, если не вступит в силу до
propose-open-until-hint = Без этого остаётся открытым.
propose-duration = Срок
propose-duration-term = Длится
propose-duration-none = бессрочно
propose-ends = Окончательно заканчивается
propose-ends-hint = За этот предел не продлевается ничего.
propose-renewal = Можно продлить
propose-renewal-hint = в конце каждого срока
propose-renewal-mode = Как
propose-renewal-by-consent = по согласию: названные подписывают до окончания срока
propose-renewal-tacit = молчаливо: если сторона, чьё согласие необходимо, вовремя не возразит
propose-renewal-by = Кто должен подписать
propose-by-required = Все, чьё согласие необходимо.
propose-by-bound = Любая связанная сторона.
propose-by-seeing = Любая сторона, которой это видно.
propose-renewal-notice = Возражение подаётся до окончания за
propose-renewal-period = Каждое продление длится
propose-renewal-same = столько же, сколько срок
propose-renewal-most = Наибольшее число раз
propose-renewal-any = сколько угодно
propose-notice = Срок уведомления
propose-notice-none = сразу
propose-denunciation = Сторона может денонсировать
propose-denunciation-hint = и выйти по истечении срока уведомления
propose-denunciation-by = Кто может
propose-suspension = Можно приостановить
propose-suspension-hint = при этом срок идёт
propose-suspension-by = Кто может
propose-suspension-longest = Не дольше чем на
propose-suspension-open = до возобновления
propose-accession = Могут присоединиться другие
propose-accession-hint = после вступления в силу
propose-accession-by = Кто может
propose-breach = Можно уведомить о нарушении
propose-breach-hint = с этого идёт срок на устранение
propose-cure = Срок на устранение
propose-cure-none = нет
propose-release = Уведомивший может затем освободить себя от обязательств в отношении нарушителя
propose-meaning = Что это означало бы
propose-meaning-empty = Пока вы пишете проект, здесь видно, чьё согласие необходимо и с чем он встречается.
propose-meaning-none = Ещё не известно.
propose-ask = Спрашивать, пока я пишу
propose-ask-hint = отправляет проект этому серверу, который отвечает и ничего из него не хранит
propose-ask-off = Пока вы пишете, не спрашивается
propose-asking = Запрос…
propose-ask-offline = Нет связи: проект можно писать дальше
propose-ask-current = На сейчас
propose-ask-before = До вашего последнего изменения
propose-you = вы
propose-must =
    { $n ->
        [0] Ничьё согласие не необходимо
        [one] Необходимо согласие { $n } стороны
        [few] Необходимо согласие { $n } сторон
        [many] Необходимо согласие { $n } сторон
       *[other] Необходимо согласие { $n } стороны
    }
propose-must-none = Нет ни роли, чьё согласие необходимо, ни стороны, чья территория затронута: укажите на шаге «Кто», чьё согласие нужно.
propose-must-two = Чтобы что-либо вступило в силу, принять это должны по меньшей мере две стороны.
propose-why-role = Согласие её роли необходимо.
propose-why-territory = Карта затрагивает её территорию.
propose-why-territory-area = Карта затрагивает её территорию: около { $area }.
propose-why-indeterminate = В пределах точности линий карта может затрагивать её территорию.
propose-why-bound = Она связана тем, что это заменило бы.
propose-attributed = Так относит встроенная карта мира; это не суждение о суверенитете.
propose-not-here = Здесь не сторона: пока она не допущена и не приняла, ничто не может вступить в силу.
propose-strangers =
    { $n ->
        [one] { $n } притязающая сторона здесь не участвует:
        [few] { $n } притязающие стороны здесь не участвуют:
        [many] { $n } притязающих сторон здесь не участвуют:
       *[other] { $n } притязающей стороны здесь не участвуют:
    }
propose-ground-title = Чья это территория
propose-ground = около { $area }
propose-ground-indeterminate = может быть затронута, в пределах точности линий
propose-ground-none = Ничья, насколько здесь известно.
propose-not-sole = Объявить зону может только единственная сторона, притязающая на всю эту территорию. Вместо этого выступите с утверждением или внесите её для согласования.
propose-binds-nobody = Связывало бы только тех, кто это принимает. Другим это показывается вместе со столкновением, к которому может привести.
propose-meets = С чем встречается
propose-meets-none = Ни с какой зоной и ни с какой операцией, которые вам видны.
propose-overlap = покрывает около { $area } той же территории
propose-overlap-maybe = может покрывать ту же территорию, в пределах точности линий
propose-confrontation = { $party }, { $activity }: это нарушило бы пункт { $clause } в «{ $volume }»
propose-confrontation-maybe = { $party }, { $activity }: это может нарушить пункт { $clause } в «{ $volume }»
propose-during = с { $from } до { $until }
propose-during-open = с { $from }
propose-changes-counter = Что вы изменили бы
propose-changes-revise = Что вы меняете
propose-changes-wait = Что меняется, будет показано, когда ответит сервер.
propose-changes-none = Пока ничего не различается.
propose-changes-area = Площадь: было { $was }, станет { $is } (прибавлено { $gained }, убавлено { $lost })
propose-lacks =
    { $n ->
        [one] Недостаёт: { $n }
        [few] Недостаёт: { $n }
        [many] Недостаёт: { $n }
       *[other] Недостаёт: { $n }
    }
propose-problems =
    { $n ->
        [one] { $n } затруднение
        [few] { $n } затруднения
        [many] { $n } затруднений
       *[other] { $n } затруднения
    }
propose-notices = Что точная форма говорит иначе
propose-lack-volume = На карте ещё нет объёмов.
propose-lack-id = У объёма { $n } нет имени.
propose-lack-id-twice = Два объёма названы «{ $id }».
propose-lack-typed = Координаты «{ $id }» нельзя прочесть.
propose-lack-shape = «{ $id }» ещё не нарисован.
propose-lack-circle = У «{ $id }» нет радиуса.
propose-lack-corridor = У «{ $id }» нет ширины.
propose-lack-kind = Вид не выбран.
propose-lack-authority = Не названо решение, на котором это основано.
propose-lack-language = Нет текста.
propose-lack-authentic = Ни один текст не аутентичен.
propose-lack-title = Нет названия ({ $lang }).
propose-lack-text = Нет текста ({ $lang }).
propose-lack-clause = Правило { $n } не говорит, из какого пункта следует.
propose-lack-clause-twice = Два правила относятся к пункту «{ $clause }».
propose-lack-forbids = Правило пункта { $clause } ничего не запрещает.
propose-lack-slot = Часы пункта { $clause } не полны.
propose-lack-sun = Пункт { $clause } не говорит, где восходит и заходит солнце.
propose-lack-except = Перерыв пункта { $clause } указан не полностью.
propose-lack-rule-volume = Пункт { $clause } говорит о «{ $id }», чего на карте нет.
propose-lack-party = Строка { $n } не называет стороны.
propose-lack-holder-twice = Строка { $n } говорит то же, что одна из строк выше.
propose-lack-consenting = Никто не носит роли, чьё согласие запрошено.
propose-lack-duration = Для продления нужна длительность срока.
propose-unchanged = От того, с чего вы начали, ничто не отличается, так что подписывать нечего.
propose-unfaithful = Сервер сделал из этого не то, что вы написали. Не подписывайте; сообщите его оператору.
propose-fingerprint = Отпечаток редакции
propose-sign-offline = Нет связи. Проект сохранён; подписать его можно, когда связь вернётся.
propose-sign-login = Чтобы внести, войдите.
propose-sign-power = Ваша должность не может вносить договорённости. Сохраните проект в файл для должности, которая может.
propose-sign-agreed = Подписать и внести
propose-sign-declared = Подписать и объявить
propose-sign-asserted = Подписать и заявить
propose-sign-authorised = Подписать и заявить
propose-sign-counter = Подписать встречное предложение
propose-sign-revise = Подписать новую редакцию
propose-then = Внести — не значит принять: позицию вы занимаете потом, как все. От этого ничто не вступает в силу.
propose-then-declared = Вас это связывает с этой минуты, других — когда они признают.
propose-then-asserted = Связывает только тех, кто это принимает.
propose-then-authorised = Здесь связывает только тех, кто это принимает.

## map

map-zoom-in = Приблизить
map-zoom-out = Отдалить
map-all = Показать всё
map-legend = Обозначения
map-loading = Карта загружается
map-zones-loading = Зоны загружаются
map-empty = На это время здесь ничего не нанесено.
map-bare = Берега и названия загрузить не удалось; зоны нанесены.
map-disclaimer = Показанные границы и названия не означают их признания.
map-sources = Источники
map-signs = Знаки
map-failed = Карту нельзя нарисовать.
map-no-webgl = В этом браузере или на этой машине нет WebGL 2. Всё, что было бы на карте, перечислено здесь.
map-lost = Графика этой машины остановилась. Всё, что было бы на карте, перечислено здесь; карта вернётся сама вместе с графикой.
map-content = На карте
map-content-view =
    { $n ->
        [0] В поле зрения ничего нет.
        [one] В поле зрения { $n } договорённость.
        [few] В поле зрения { $n } договорённости.
        [many] В поле зрения { $n } договорённостей.
       *[other] В поле зрения { $n } договорённости.
    }
map-content-all =
    { $n ->
        [0] На это время ничего не нанесено.
        [one] { $n } договорённость
        [few] { $n } договорённости
        [many] { $n } договорённостей
       *[other] { $n } договорённости
    }
map-content-more =
    { $n ->
        [one] Ещё { $n }: приблизьте, чтобы увидеть её здесь.
        [few] Ещё { $n }: приблизьте, чтобы увидеть их здесь.
        [many] Ещё { $n }: приблизьте, чтобы увидеть их здесь.
       *[other] Ещё { $n }: приблизьте, чтобы увидеть их здесь.
    }
map-volumes =
    { $n ->
        [one] { $n } объём
        [few] { $n } объёма
        [many] { $n } объёмов
       *[other] { $n } объёма
    }
map-role-now = Предлагается
map-role-was = Было
map-role-added = Добавлено
map-role-removed = Исключено
draw-tools = Рисование
draw-polygon = Многоугольник
draw-circle = Круг
draw-corridor = Коридор
draw-edit = Изменить фигуры
draw-delete = Убрать фигуру
draw-undo = Отменить
draw-redo = Вернуть
draw-finish = Готово
draw-cancel = Отмена
draw-polygon-how = Щёлкните каждый угол. Щёлкните первый ещё раз или нажмите «Готово», чтобы замкнуть контур.
draw-circle-how = Щёлкните центр, затем место, где круг кончается.
draw-corridor-how = Щёлкайте вдоль середины коридора. Щёлкните последнюю точку ещё раз или нажмите «Готово», чтобы закончить.
draw-edit-how = Тяните угол, чтобы сдвинуть его, среднюю точку, чтобы добавить; правый щелчок убирает угол. Тяните фигуру, чтобы сдвинуть её целиком.
draw-pick = Щёлкните фигуру, чтобы изменить её.
draw-corridor-width = по { $width } в каждую сторону
draw-typed = То же можно сделать координатами в виде текста.
notation-order = Что идёт первым? Пишите широту с N или S, долготу с E или W, например 33.5N 36.25E.
notation-comma = Запятые разделяют или отделяют дробь? Пишите дробь через точку и с N или S, E или W, например 33.5N 36.25E.
notation-mark-each = Каждой широте нужны N или S, каждой долготе E или W, например 33.5N 36.25E.
notation-marks = Пишите все N, S, E и W перед числами или все после них.
notation-same-axis = Подряд идут две широты или две долготы. Пишите по одной, например 33.5N 36.25E.
notation-two = Точка — это широта и долгота. Пишите обе, например 33.5N 36.25E.
notation-nothing = Здесь нет координат.
notation-sign = В { $text } знак стоит не на месте. Пишите минус либо S или W, но не оба, и только перед градусами.
notation-latitude = Широты { $value }° не бывает: она от 90S до 90N.
notation-longitude = Долготы { $value }° не бывает: она от 180W до 180E.
notation-sixty = Минуты и секунды не больше 59.
notation-fraction = Дробь может быть только у последнего из градусов, минут и секунд.
notation-unit = Градусы °, минуты ′ и секунды ″ следуют в этом порядке, каждый знак после своего числа.
notation-many-numbers = Здесь больше, чем градусы, минуты и секунды. Пишите каждую точку на своей строке.
notation-packed = { $text } нельзя разделить на градусы, минуты и секунды. Пишите у широты 2 цифры градусов, у долготы 3, например 335130N0361500E.
notation-west-or-east = O в одних языках запад, в других восток. Пишите W или E.
notation-letter = «{ $text }» не часть координаты.
notation-long = Строка слишком длинная.
notation-geo = После geo: пишите широту, запятую, долготу в градусах, например geo:33.5,36.25.
notation-datum = Читается только WGS 84, а не { $datum }. Сначала пересчитайте координаты.
notation-utm = UTM пишите так: зона, north или south, восточное и северное значения в метрах, например 37 north 244527 3710105.
notation-utm-zone = В UTM нет зоны { $zone }: они от 1 до 60.
notation-utm-band = { $band } не пояс UTM. Пишите вместо него north или south.
notation-utm-s = S — это южное полушарие или пояс от 32° до 40° северной широты? Пишите { $zone } south или { $zone } north.
notation-utm-not-band = Северное значение не лежит в поясе { $band }. Пишите north или south либо проверьте цифры.
notation-mgrs = { $text } не называет квадрата MGRS.
notation-mgrs-odd = В { $text } нечётное число цифр: в MGRS их поровну для восточного и северного значений.
notation-mgrs-coarse = { $text } — квадрат больше 100 м. Пишите не менее трёх цифр для каждого значения.

## login

login-title = Вход
login-title-of = Вход: { $ledger }
login-ended = Ваш сеанс закончился
login-ended-note = Ничего не потеряно: войдите снова, и всё будет как было.
login-are = Вы вошли
login-roles = Войти как
login-roles-note = В этих учениях каждый может играть за любую сторону. Эти ключи ничего не защищают.
login-kept = Ключи в этом браузере
login-file = С файлом ключа
login-file-other = С другим файлом ключа
login-passkey = С ключом доступа
login-passkey-note = Ваше устройство или служба, хранящая ключи доступа, попросит его разблокировать.
login-passkey-do = Войти с ключом доступа
login-file-note = Файл остаётся на этом компьютере: серверу отправляется только подпись.
login-ledger = Реестр
login-ledger-note = Сравните это с тем, что опубликовал оператор, или с тем, что видит другая сторона.
login-ledger-id = Идентификатор реестра
login-no-passkeys = Ключам доступа нужен адрес с именем; этот состоит из одних чисел.
login-refused = Этот реестр не знает ключа, или подпись неверна.
login-foreign = Сервер попросил подпись, предназначенную для другого места. Ничего не подписано.
login-stranger = Этого ключа ещё нет в реестре
login-stranger-todo = Передайте открытую половину тому, кто вас допускает: регистратору для новой стороны, администратору вашей стороны для нового ключа. Прочтите ему отпечаток по другому каналу, чтобы никто не подменил ключ.
login-public-half = Сохранить открытую половину

## keys

key-file = Файл ключа
key-file-choose = Выбрать файл ключа
key-file-drop = или перетащите его сюда
key-file-paste = Вставить текстом
key-file-pasted = Содержание файла ключа
key-file-not-one = Это не файл ключа Parley.
key-file-damaged = Файл ключа повреждён или изменён вручную. Возьмите вашу копию.
key-file-public = Это открытая половина ключа; подписывать она не может. Возьмите сам файл ключа.
key-file-agent = Секрет этого ключа в ssh-agent, куда браузеру нет доступа. Используйте его в командной строке.
key-file-receives = Этот ключ для получения; он не подписывает и не открывает сеансов.
key-file-passkey = Это запись ключа доступа. Войдите самим ключом доступа.
key-file-passphrase = Парольная фраза не открывает файл.
key-file-too-large = Файл слишком велик для файла ключа.
key-another-party = Этот ключ другой стороны, а не той, от имени которой вы говорите.
key-passphrase = Парольная фраза
key-keep = Хранить этот ключ в этом браузере
key-keep-note = Им сможет пользоваться здесь тот, кто пользуется этим браузером; скопировать его отсюда нельзя.
key-opening = Ключ открывается
key-fingerprint = Отпечаток ключа
key-fingerprint-is = ключ
key-is-passkey = ключ доступа
key-is-kept = хранимый ключ
key-forget = Забыть
passkey-add = Добавить ключ доступа
passkey-add-note = Ключ доступа хранит ваше устройство или ваш ключ безопасности, и каждый раз его разблокируете вы. Допускает его администратор вашей стороны.
passkey-post = Для должности
passkey-powers = Может подписывать
passkey-make = Создать ключ доступа
passkey-made-enrol = Ключ доступа создан. Подпишите его зачисление ключом, с которым вы вошли.
passkey-made-hand = Ключ доступа создан. Передайте его открытую половину администратору вашей стороны и прочтите ему отпечаток по другому каналу.
passkey-enrol = Зачислить
passkey-enrolled = Он зачислен: с ним можно входить и подписывать.
cosign-title = Подписать как вторая должность
cosign-note = Откройте файл, в котором другая должность вашей стороны подписала заявление. Вы увидите всё его содержание, прежде чем добавить подпись.
cosign-choose = Выбрать файл
cosign-not-one = Это не заявление, ожидающее второй подписи.
passkey-not-given = Ключ доступа не предъявлен. Повторите или возьмите файл ключа.

## situation

situation-show = Подробнее: { $title }
situation-selected = { $title }: { $state }
situation-watching = Под наблюдением
situation-ended = Завершённые
situation-kind = Вид
situation-any-kind = Любой вид
situation-you = Вы
situation-bound = связаны ею
situation-unbound = не связаны ею
situation-accepted = вы приняли редакцию { $n }
situation-endless = бессрочно
situation-binds = Связывает
situation-tabled = Кто внёс
situation-revision = редакция { $n }, { $when }
situation-map-pending = Карта не окончательна: вступление в силу невозможно, пока не принята редакция с окончательной картой.
situation-open = Открыть
situation-propose = Предложить зону
time-label = Время
time-shown = Показанное время, UTC
time-back = К предыдущему событию
time-forth = К следующему событию
time-field = Дата и время, UTC
time-stretch = Отрезок времени
time-day = 2 дня
time-fortnight = 2 недели
time-quarter = 3 месяца
time-years = 2 года
time-all = Всё время
time-now = Сейчас
time-wrong = Это не дата и время. Напишите так: 2017-05-06 21:00.
instant-form = Год-месяц-день и часы:минуты, 24 часа, UTC
mark-tabled = внесено: { $title }
mark-starts = вступает в силу: { $title }
mark-ends = истекает срок: { $title }
mark-due = крайний срок: { $title }
situation-map = Карта договорённостей
situation-map-failed = Карту сейчас нельзя загрузить. Список рядом полон.

## terms

terms-rules = Что запрещено
terms-rules-none = Эта редакция ничего не запрещает: правил в ней нет.
terms-terms = Срок и действие
terms-texts = Тексты
terms-volumes = Где
terms-roles = Участники
terms-private = Закрытые приложения
terms-clause = Пункт { $clause }
terms-forbidden = Запрещено ({ $who }): { $acts }.
terms-everyone-bound = все связанные
terms-every-role = каждый участник с ролью «{ $role }»
terms-where =
    { $n ->
        [one] В объёме { $volumes }.
        [few] В объёмах { $volumes }.
        [many] В объёмах { $volumes }.
       *[other] В объёмах { $volumes }.
    }
terms-where-all = На всей карте.
terms-heights = Нижний предел: { $floor }; верхний предел: { $ceiling }.
terms-heights-all = На всех высотах объёмов карты.
terms-as-volume = предел самого объёма
terms-when = Только { $slots }.
terms-when-all = В любое время.
terms-slot = { $days } с { $from } до { $until } UTC
terms-slot-over = { $days } с { $from } до { $until } UTC следующего дня
terms-slot-sun = { $days } с { $from } до { $until }
terms-clock = { $time } UTC
terms-sunrise = момента восхода солнца
terms-sunset = момента захода солнца
terms-sun-before = { $time } до { $sun }
terms-sun-after = { $time } после { $sun }
terms-sun-place = Восход и заход солнца — для широты { $lat }, долготы { $lon }, с точностью до минут; дни — по UTC.
terms-except = Кроме времени { $windows }.
terms-except-window = с { $from } до { $until }
terms-every-day = ежедневно
terms-exempt = Кроме
terms-exempt-purposes = Не затрагивается: { $purposes }.
terms-exempt-parties = Не обращено к: { $parties }.
terms-exempt-groups = Текст исключает эти группы, которые здесь не стороны: { $groups }.
terms-effective = Начало
terms-effective-at = Не раньше { $when }.
terms-effective-when = Не раньше, чем: { $condition }.
terms-effective-none = Как только согласятся все, чьё согласие необходимо.
terms-open-until = Утрачивает силу, если не вступит в силу до { $when }.
terms-duration-field = Срок
terms-duration = { $period } с начала.
terms-ends = Заканчивается не позднее { $when }.
terms-duration-none = Окончание не установлено.
terms-renewal-field = Продление
terms-renewal-tacit = Продолжается само, если сторона, чьё согласие необходимо, вовремя не возразит.
terms-renewal-consent = Продолжается, только если до окончания это подпишут: { $who }.
terms-every-required = все, чьё согласие необходимо
terms-renewal-same = На тот же срок, что и первый.
terms-renewal-period = Каждый раз на { $period }.
terms-renewal-notice = Возражение подаётся за { $period } до окончания.
terms-renewal-most =
    { $n ->
        [one] Не более { $n } раза.
        [few] Не более { $n } раз.
        [many] Не более { $n } раз.
       *[other] Не более { $n } раза.
    }
terms-renewal-none = Не предусмотрено: не продлевается.
terms-denunciation-field = Денонсация
terms-denunciation = Выйти могут: { $who }, { $notice }.
terms-denunciation-none = Не предусмотрена: до окончания никто не может выйти.
terms-suspension-field = Приостановление
terms-suspension = Приостановить могут: { $who }, { $notice }.
terms-suspension-longest = Не дольше чем на { $period }.
terms-suspension-open = До возобновления тем, кто приостановил.
terms-suspension-none = Не предусмотрено: никто не может приостановить.
terms-accession-field = Присоединение
terms-accession = После вступления в силу открыто для: { $who }.
terms-accession-none = Не предусмотрено: позже никто не присоединяется.
terms-breach-field = Нарушение
terms-breach = После уведомления о нарушении на устранение даётся { $period }.
terms-breach-no-cure = Уведомление о нарушении не оставляет времени на устранение.
terms-breach-release = Затем уведомивший может освободить себя от обязательств в отношении нарушителя.
terms-breach-no-release = Освобождение не следует.
terms-breach-none = Не предусмотрено: уведомить о нарушении нельзя.
terms-any-bound = любая связанная сторона
terms-any-seeing = любая сторона, которой это видно
terms-notice = через { $period } после заявления
terms-no-notice = сразу
terms-no-time = без срока
terms-months =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
        [many] { $n } месяцев
       *[other] { $n } месяца
    }
terms-days =
    { $n ->
        [one] { $n } день
        [few] { $n } дня
        [many] { $n } дней
       *[other] { $n } дня
    }
terms-hours =
    { $n ->
        [one] { $n } час
        [few] { $n } часа
        [many] { $n } часов
       *[other] { $n } часа
    }
terms-if-accepts = { $party } принимает
terms-if-confirms = { $party } подтверждает «{ $label }»
terms-feet = { $n } футов
terms-metres = { $n } м
terms-km = { $n } км
terms-km2 = { $n } км²
terms-m2 = { $n } м²
terms-height = { $value } { $datum }
terms-ground = поверхность земли
terms-unlimited = без предела
terms-volume-heights = Нижний предел: { $floor }; верхний предел: { $ceiling }.
terms-volume-open = Нижний предел: { $floor }; без верхнего предела.
terms-volume-windows = Только { $windows }.
terms-window = с { $from } до { $until }
terms-accuracy = Истинная линия лежит не далее { $length } от проведённой.
terms-exact = Координаты точны: они и есть аутентичный текст.
terms-circle = Круг радиусом { $radius }
terms-corridor =
    { $n ->
        [one] Коридор шириной { $width }, { $n } точка
        [few] Коридор шириной { $width }, { $n } точки
        [many] Коридор шириной { $width }, { $n } точек
       *[other] Коридор шириной { $width }, { $n } точки
    }
terms-polygon =
    { $n ->
        [one] Контур с { $n } углом, стороны прямые по долготе и широте
        [few] Контур с { $n } углами, стороны прямые по долготе и широте
        [many] Контур с { $n } углами, стороны прямые по долготе и широте
       *[other] Контур с { $n } угла, стороны прямые по долготе и широте
    }
terms-polygon-geodesic =
    { $n ->
        [one] Контур с { $n } углом, стороны по большим кругам
        [few] Контур с { $n } углами, стороны по большим кругам
        [many] Контур с { $n } углами, стороны по большим кругам
       *[other] Контур с { $n } угла, стороны по большим кругам
    }
terms-map-pending = Карта не окончательна: можно согласиться в принципе, но в силу это вступит, только когда принята редакция с окончательной картой.
terms-map-none = Карты ещё нет.
terms-coordinates = Координаты
terms-outline = Контур
terms-hole = Вырез { $n }
terms-part-of = Часть { $n }
terms-centre = Центр
terms-line = Линия
terms-point = Точка
terms-notation = Запись координат
terms-notation-dms = градусы, минуты, секунды
terms-notation-ddm = градусы, минуты
terms-notation-decimal = десятичные градусы
terms-notation-utm = UTM
terms-notation-mgrs = MGRS
terms-authentic = Аутентичный
terms-translation = Перевод
terms-text-erased = Этот текст удалён. Обязательство на него остаётся в реестре.
terms-invisible = Невидимый знак, который может изменить прочтение текста
terms-more =
    { $n ->
        [one] Показать ещё { $n } абзац
        [few] Показать следующие из ещё { $n } абзацев
        [many] Показать следующие из ещё { $n } абзацев
       *[other] Показать следующие из ещё { $n } абзаца
    }
terms-more-points =
    { $n ->
        [one] Показать ещё { $n } точку
        [few] Показать следующие из ещё { $n } точек
        [many] Показать следующие из ещё { $n } точек
       *[other] Показать следующие из ещё { $n } точки
    }
terms-private-note =
    { $n ->
        [one] Есть { $n } закрытое приложение. Оно связано с этой редакцией и показывается только названным.
        [few] Есть { $n } закрытых приложения. Они связаны с этой редакцией и показываются только названным.
        [many] Есть { $n } закрытых приложений. Они связаны с этой редакцией и показываются только названным.
       *[other] Есть { $n } закрытого приложения. Они связаны с этой редакцией и показываются только названным.
    }
terms-private-for = Только для: { $parties }.
terms-consents = необходимо согласие
terms-fingerprint = Отпечаток этой редакции
terms-authority = Основание: { $authority }

## review

review-tabs = Что смотреть
review-tab-terms = Условия
review-tab-changes = Изменения после редакции { $n }
review-tab-answered = Что меняется
review-answered = { $title }, редакция { $n }
review-tab-discussion = Обсуждение
review-tab-positions = Позиции
review-tab-record = Реестр
review-open-questions =
    { $n ->
        [one] { $n } вопрос открыт
        [few] { $n } вопроса открыты
        [many] { $n } вопросов открыто
       *[other] { $n } вопроса открыто
    }
review-tabled = Редакция { $n } из { $of }, внесла { $party }, { $when }
review-revision = Редакция { $n }
review-answers = Встречное предложение к
review-countered =
    { $n ->
        [one] Встречное предложение:
        [few] Встречные предложения ({ $n }):
        [many] Встречные предложения ({ $n }):
       *[other] Встречные предложения ({ $n }):
    }
review-newer = Есть более новая редакция, { $n }.
review-newer-force = Редакция { $n } внесена взамен этой. Пока она не в силе, действует эта.
review-newer-see = Посмотреть, что она меняет
review-not-carried = Вы приняли редакцию { $n }. На эту то принятие не переносится: это другой текст, и нужно ваше новое слово.
review-compare-from = От
review-compare-to = до
review-first = Это первая редакция: сравнивать не с чем.
review-nothing-differs = Ничего, что можно показать, не различается. Всё же это две редакции, и каждой нужно своё согласие.
review-field = Что
review-was = Было
review-is = Предлагается
review-absent = не было
review-dropped = исключено
review-alike = Читаются одинаково, но не одно и то же: две стороны могут носить одно имя.
review-nobody = никто по роли
review-always = всегда, пока в силе
review-exact = точно
review-outline-moved = { $shape }, в другом месте
review-area-note = Прибавлено { $gained }, убавлено { $lost }. Площади для сведения; они ничего не решают.
review-map-erased = Одну из двух карт показать нельзя: она удалена или не для вас.
review-text-added = новое
review-text-removed = исключено
review-standing = Было: { $was }. Теперь: { $is }.
review-group-area = Площадь
review-group-heading = Что это
review-group-terms = Срок и действие
review-group-rules = Что запрещено
review-group-volumes = Где
review-group-roles = Участники
review-group-private = Закрытые приложения
review-field-area = Все объёмы
review-field-kind = Вид
review-field-basis = Основа
review-field-authority = Основание
review-field-consenting = Роли, чьё согласие необходимо
review-field-map = Карта
review-field-volume = { $volume }
review-field-outline = { $volume }: контур
review-field-floor = { $volume }: нижний предел
review-field-ceiling = { $volume }: верхний предел
review-field-windows = { $volume }: время
review-field-accuracy = { $volume }: точность
review-field-called = { $party }: имя в тексте
review-map-pending = не окончательна
review-map-final = окончательная
review-claim = { $area } лежат на территории, которую объявляет { $party }.
review-claim-attributed = { $area } лежат на территории, которую карта мира относит к: { $party }.
review-gate =
    { $n ->
        [one] Вступит в силу, только когда эта сторона и хотя бы ещё одна согласятся с этой же редакцией.
        [few] Вступит в силу, только когда все { $n } согласятся с этой же редакцией.
        [many] Вступит в силу, только когда все { $n } согласятся с этой же редакцией.
       *[other] Вступит в силу, только когда все { $n } согласятся с этой же редакцией.
    }
review-bound-count =
    { $n ->
        [0] Никто не связан
        [one] Связана { $n } сторона
        [few] Связаны { $n } стороны
        [many] Связано { $n } сторон
       *[other] Связано { $n } стороны
    }
review-bound = связана
review-you = вы
review-party = Сторона
review-by-revision = По редакциям
review-not-admitted = Здесь не сторона, а её согласие необходимо
review-key-compromised = подписано ключом, который потом назван скомпрометированным
review-required = Согласие необходимо: { $why }.
review-because-role = согласие её роли необходимо
review-because-territory = лежит на её территории
review-because-indeterminate = в пределах точности карт может лежать на её территории
review-because-bound = связана редакцией, которую заменяет эта
review-if = Если { $condition }.
review-with = Одновременно с: { $parties }.
review-later-claims = Притязания после вступления в силу: { $parties }. Они считаются для следующей редакции.
review-stance-accept = Принимает эту редакцию
review-stance-accept-open = Принимает, когда подпишут и другие
review-stance-accept-with-reservation = Принимает с оговоркой, которую приняли другие
review-stance-accept-with-reservation-open = Принимает с оговоркой, которая открыта
review-stance-accept-with-condition = Принимает; её условие исполнилось
review-stance-accept-with-condition-open = Принимает с условием, которое открыто
review-stance-reject = Отклоняет эту редакцию
review-stance-undecided = Заявила, что не решила
review-stance-again = Приняла только редакцию { $n }; нужно рассмотреть заново
review-stance-missing = Ещё не ответила
review-stance-none = Ничего не сказала
review-standing-accepted = приняла
review-standing-open = приняла, что-то открыто
review-standing-rejected = отклонила
review-standing-undecided = не решила
review-standing-again = приняла прежнюю редакцию
review-standing-missing = спрошена, не ответила
review-standing-none = ничего не сказала
review-waits = Чего ожидает
review-printed = Это экран. Сам документ печатается по ссылке «Как лист для печати и подписи».
review-you-must = Ожидает вас
review-must = Ожидает: { $parties }
review-time = Нужно только время
review-blocks-nothing = ничего не задерживает
review-wait-position = { $party } не приняла эту редакцию ({ $why }).
review-wait-position-undecided = { $party } не приняла эту редакцию: заявляет, что не решила ({ $why }).
review-wait-position-reject = { $party } отклоняет эту редакцию ({ $why }).
review-wait-disclaim = Она может также отказаться от притязания на касание, которое лежит в пределах точности карт.
review-wait-reaffirmation = { $party } приняла ключом, который потом назвала скомпрометированным, и не подтвердила заново.
review-wait-admission = Согласие необходимо: { $party } ({ $why }), но это здесь не сторона.
review-wait-audience = Согласие необходимо: { $party }, но эта договорённость ей ещё не видна; показать её может { $sponsor }.
review-wait-second-party = Соглашению нужны по меньшей мере две разные стороны, которые его приняли.
review-wait-answer = { $party } ожидает разъяснения; никто не ответил.
review-wait-settle = { $party } получила ответ на свой вопрос и не сняла его.
review-wait-reservation = Оговорка открыта: { $party }; простое принятие от неё отказалось бы.
review-wait-reservation-objects =
    { $n ->
        [one] { $parties } возражает.
        [few] { $parties } возражают.
        [many] { $parties } возражают.
       *[other] { $parties } возражают.
    }
review-wait-reservation-silent =
    { $n ->
        [one] { $parties } её не приняла.
        [few] { $parties } её не приняли.
        [many] { $parties } её не приняли.
       *[other] { $parties } её не приняли.
    }
review-wait-condition = { $party } принимает при условии: { $condition }.
review-wait-condition-open = { $party } принимает с условием, которое зависит от: { $parties }.
review-wait-simultaneous =
    { $n ->
        [one] { $party } принимает одновременно с другими: { $parties } ещё не подписала.
        [few] { $party } принимает одновременно с другими: { $parties } ещё не подписали.
        [many] { $party } принимает одновременно с другими: { $parties } ещё не подписали.
       *[other] { $party } принимает одновременно с другими: { $parties } ещё не подписали.
    }
review-wait-cycle = Условия ждут друг друга: { $parties }. Круг размыкает одно простое принятие, либо все подписывают одновременно.
review-wait-map = Карта не окончательна. В силу это вступит, только когда принята редакция с окончательной картой; внести её может { $party }.
review-wait-date = По условиям начинается { $when }, не раньше.
review-wait-start = По условиям начинается, когда { $condition }.
review-wait-renewal =
    { $n ->
        [one] Срок истекает { $when }; продление не подписала { $parties }.
        [few] Срок истекает { $when }; продление не подписали { $parties }.
        [many] Срок истекает { $when }; продление не подписали { $parties }.
       *[other] Срок истекает { $when }; продление не подписали { $parties }.
    }
review-wait-recognition = { $party } не признала зону и не отказала в признании.
review-wait-cure = { $over ->
    [yes] { $by } считает нарушителем { $party }; срок устранения истёк { $when }.
   *[no] { $by } считает нарушителем { $party }; срок устранения истекает { $when }.
}
review-wait-cure-claimed = { $party } заявляет, что нарушение устранено.
review-wait-resumption = { $party } приостановила; срок идёт.
review-wait-resumption-until = { $party } приостановила не позднее чем до { $when }; срок идёт.
review-record-note = Что сказано вам по этому делу, сначала новое. Время — время реестра.
review-entry = Запись
review-when = Когда
review-what = Что
review-earlier = Показать более ранние
review-map-label = Карта этой договорённости
review-hide-map = Скрыть карту
review-show-map = Показать карту
review-pin-question = Вопрос об этом месте: { $party }
review-pin-comment = Высказывание об этом месте: { $party }
review-past = Так было тогда. Здесь ничего нельзя подписать.
review-log-in = Войдите, чтобы ответить.
review-you-accepted = Вы приняли эту редакцию.
review-see = Показать
review-tab-force = В силе
review-tab-bound = Кого связывает
act-sign = К подписанию
act-back = Назад
act-choose = Выбрать
act-remove = Убрать
act-more = Ещё
act-done = Подписано: { $what }
act-accept = Принять эту редакцию
act-accept-lead = Рассмотреть и подписать согласие
act-accept-done = вы принимаете эту редакцию.
act-accede-lead = Рассмотреть и присоединиться
act-declare = Принять с заявлением рядом
act-declare-note = Заявление стоит рядом с вашим принятием и не часть его.
act-declare-done = вы принимаете эту редакцию с заявлением.
act-reserve = Принять с оговоркой
act-reserve-note = Считается, когда оговорку приняли все другие стороны, чьё согласие необходимо. До тех пор она всё задерживает, если ваше согласие необходимо.
act-reserve-done = вы принимаете с оговоркой.
act-condition = Принять с условием
act-condition-note = Считается, когда условие исполнилось. Исполнить его могут только те, кого вы назовёте.
act-condition-done = вы принимаете с условием.
act-undecided = Заявить, что вы не решили
act-undecided-note = Это не согласие ни с чем; сказанное вами раньше берётся назад.
act-undecided-done = вы не решили.
act-reject = Отклонить эту редакцию
act-reject-note = Пока это не в силе, вы можете занять другую позицию.
act-reject-done = вы отклоняете эту редакцию.
act-simultaneous = Принять одновременно с другими
act-simultaneous-note = Считается вашим принятием, когда то же подписал последний из выбранных вами, и не раньше.
act-simultaneous-done = вы принимаете одновременно с другими.
act-accept-reservation = Принять оговорку
act-accept-reservation-done = вы принимаете оговорку.
act-object-reservation = Возразить против оговорки
act-object-reservation-note = Пока вы возражаете, оговорка открыта: { $party }.
act-object-reservation-done = вы возражаете против оговорки.
act-confirm = Подтвердить «{ $label }»
act-confirm-note = Вы говорите, что это так. Взять это назад нельзя.
act-confirm-done = вы это подтверждаете.
act-settle = На мой вопрос ответили
act-settle-done = ваш вопрос снят.
act-ask = Спросить
act-ask-done = ваш вопрос внесён.
act-answer-done = ваш ответ внесён.
act-comment-done = ваше высказывание внесено.
act-counter = Встречное предложение
act-revise = Внести новую редакцию
act-renew = Подписать продление
act-renew-done = вы подписываете ещё один срок.
act-object-renewal = Возразить против продления
act-object-renewal-note = Тогда это закончится со сроком: для всех, если ваше согласие было необходимо, иначе для вас.
act-object-renewal-done = вы возражаете против продления.
act-suspend = Приостановить
act-suspend-note = Пока приостановлено, никто этим не связан. Срок идёт.
act-suspend-done = вы приостанавливаете.
act-resume = Возобновить
act-resume-note = Ваше приостановление заканчивается сразу. Приостановление другой стороны продолжается.
act-resume-done = вы заканчиваете приостановление.
act-denounce = Денонсировать
act-denounce-note = Вы выходите после срока уведомления, предусмотренного условиями. Если ваше согласие было необходимо, тогда это заканчивается для всех.
act-denounce-done = вы денонсируете.
act-breach = Уведомить о нарушении
act-breach-note = Срок устранения начинается с вашего уведомления.
act-breach-done = вы уведомляете о нарушении.
act-cure = Заявить, что устранено
act-cure-done = вы заявляете, что нарушение устранено.
act-release = Освободить себя от обязательств
act-release-note = Между вами и нарушителем это больше не связывает. В отношении других продолжается.
act-release-done = вы освобождаете себя от обязательств.
act-withdraw = Отозвать
act-withdraw-note = На этом всё заканчивается. Принять это больше никто не может.
act-withdraw-done = вы отзываете.
act-publish = Участвовать в опубликовании
act-publish-done = вы участвуете в опубликовании.
act-unpublish = Больше не участвовать в опубликовании
act-unpublish-done = вы больше не участвуете в опубликовании.
act-acknowledge = Только подтвердить получение
act-acknowledge-done = вы подтверждаете получение; не более того.
act-recognise = Признать
act-recognise-lead = Рассмотреть и признать
act-recognise-done = вы признаёте.
act-recognise-if = Признать с условием
act-recognise-if-note = Связывает вас, когда условие исполнилось.
act-recognise-if-done = вы признаёте с условием.
act-refuse = Отказать в признании
act-refuse-note = Место, которое не признано, сохраняет всю защиту, которую даёт ему право.
act-refuse-done = вы отказываете в признании.
act-extend = Показать: { $party }
act-extend-done = показано ещё одной стороне.
act-show = Показать другим сторонам
act-show-note = Они увидят всё, что видел и будет видеть весь круг. Исключить потом нельзя никого.
act-show-done = показано другим сторонам.
act-disclaim = Отказаться от притязания на касание
act-disclaim-done = вы отказываетесь от притязания на касание для этой редакции.
act-positions = Другие позиции
act-others = Ещё
act-field-reservation = Ваша оговорка
act-field-condition = Вы принимаете, если
act-field-members = Одновременно с
act-field-parties = Кому
act-field-everyone = Всем, в том числе тем, кто придёт позже
act-field-against = Против кого
act-field-clause = Пункт
act-no-clause = Ни к какому пункту в отдельности
act-field-ends = До какого времени, по UTC (можно не указывать)
act-field-text = Что вы говорите
act-field-text-optional = Слова рядом (можно не писать)
act-lacks-text = Напишите, что хотите сказать.
act-lacks-reservation = Напишите вашу оговорку.
act-lacks-against = Выберите сторону.
act-lacks-members = Выберите хотя бы одну другую сторону.
act-lacks-parties = Выберите сторону или всех.
act-lacks-condition = В каждой строке назовите сторону и, где нужно подтверждение, факт.
act-lacks-source = Укажите, как, когда и где это было сказано прежде, или оставьте все три поля пустыми.
act-all = исполнено всё это
act-any = исполнено одно из этого
act-condition-party = Сторона
act-condition-what = Что делает
act-condition-fact = Факт, в нескольких словах
act-accepts = принимает
act-confirms = подтверждает
act-source = Раньше сказано публично
act-source-kind = Где
act-source-press = прессе
act-source-call = в разговоре
act-source-meeting = на встрече
act-source-note = в ноте
act-source-at = Когда, по UTC
act-source-citation = Где это найти

## talk

talk-nothing = Пока ничего не сказано.
talk-open = Без ответа
talk-answered = Ответ есть, не снято
talk-settled = Снято
talk-blocks = Задерживает вступление в силу
talk-aside = Сказано только для: { $parties }
talk-did-arrangement-table = внесла
talk-did-arrangement-revise = внесла новую редакцию
talk-did-arrangement-counter = внесла как встречное предложение
talk-did-arrangement-declare = объявила
talk-did-arrangement-assert = утверждает
talk-did-arrangement-withdraw = отозвала
talk-did-arrangement-suspend = приостановила
talk-did-arrangement-resume = возобновила
talk-did-arrangement-denounce = денонсировала
talk-did-arrangement-renew = решила о продлении
talk-did-arrangement-publish = участвует в опубликовании
talk-did-audience-extend = показала другим сторонам
talk-did-clarification-ask = запросила разъяснение
talk-did-clarification-answer = ответила
talk-did-clarification-settle = сняла вопрос
talk-did-comment-make = высказалась
talk-did-position-take = заняла позицию
talk-did-position-simultaneous = приняла одновременно с другими
talk-did-reservation-accept = приняла оговорку
talk-did-reservation-object = возразила против оговорки
talk-did-condition-confirm = подтвердила то, чего требует условие
talk-did-recognition-acknowledge = подтвердила получение
talk-did-recognition-give = признала
talk-did-recognition-condition = признала с условием
talk-did-recognition-refuse = отказала в признании
talk-did-breach-notify = уведомила о нарушении
talk-did-breach-cure = заявила, что нарушение устранено
talk-did-breach-release = освободила себя от обязательств
talk-did-territory-disclaim = отказалась от притязания на касание
talk-did-retention-hold = запретила удаление
talk-did-retention-release = сняла свой запрет на удаление
talk-did-retention-announce = объявила об удалении
talk-took-accept = приняла
talk-took-accept-with-reservation = приняла с оговоркой
talk-took-accept-with-condition = приняла с условием
talk-took-reject = отклонила
talk-took-undecided = заявила, что не решила

## broken

broken-title = Реестр не сходится
broken-rewritten = Оператор подписал две истории, которые не могут быть верны обе.
broken-shortened = У оператора больше нет всех записей, которые он подписал.
broken-another-key = Оператор показывает для этого реестра не тот ключ, который помнит этот браузер.
broken-another-ledger = По этому адресу раньше был другой реестр. Это не он.
broken-signature = Последняя контрольная точка подписана не ключом этого реестра.
broken-genesis = Первая запись этого реестра не называет ключ, который его подписывает.
broken-means = На то, что показывает этот сервер, нельзя полагаться: ни на то, что в силе, ни на то, что подписали другие.
broken-sign-nothing = Ничего здесь не подписывайте, пока это не выяснено. Эта страница откажет в подписи.
broken-keep = Сохраните то, что это доказывает: файл ниже.
broken-tell = Сообщите другим сторонам и свидетелям не через этот сервер и сравните ваши контрольные точки с их.
broken-evidence = Сохранить доказательство
broken-evidence-note = Файл доказывает это каждому, кто знает ключ реестра; parley evidence verify проверяет его без сети.
broken-no-evidence = Само по себе это ещё ничего не доказывает другим: оператор мог потерять последние записи. Обе контрольные точки подписаны; сохраните их.
broken-unproven = Само по себе это ничего не доказывает другим. Сохраните то, что у вас есть: оно показывает, что этот браузер знал прежде.
broken-both = Сохранить контрольные точки
broken-close = Назад
broken-anew = С другими сторонами это выяснено
broken-anew-note = Тогда этот браузер забудет то, что помнил, и будет верить тому, что сервер показывает теперь.
broken-anew-do = Забыть и начать заново

## record

record-title = Реестр
record-intro = Все внесённые заявления, сначала новые. Никто, включая оператора, не может изменить или убрать запись так, чтобы это не обнаружилось.
record-count =
    { $n ->
        [one] Всего { $n } запись
        [few] Всего { $n } записи
        [many] Всего { $n } записей
       *[other] Всего { $n } записи
    }
record-filter = Показать
record-all-matters = Все дела
record-all-parties = Все стороны
record-all-types = Все виды заявлений
record-filter-matter = Дело
record-filter-party = Кто сказал
record-filter-type = Вид заявления
record-clear = Показать всё
record-none = Таких записей среди видимых вам нет.
record-earlier = Более ранние записи
record-beginning = Это начало реестра.
record-searching = Поиск дальше назад
record-new =
    { $n ->
        [one] Показать { $n } новую запись
        [few] Показать { $n } новые записи
        [many] Показать { $n } новых записей
       *[other] Показать { $n } новой записи
    }
record-hidden =
    { $n ->
        [one] { $n } запись не для вас
        [few] { $n } записи не для вас
        [many] { $n } записей не для вас
       *[other] { $n } записи не для вас
    }
record-hidden-why = Они есть в реестре и учтены в его доказательствах. Что в них сказано и кем — для других.
record-erased = Удалено
record-erased-line = { $type }, с тех пор удалено
record-refused = Отказано: последствий нет
record-became = стало
record-column-entry = Запись
record-column-when = Время реестра
record-column-who = Кто
record-column-what = Что
record-column-matter = Дело
record-post = как { $post }
record-entry = Запись { $index }
record-back = Все записи
record-newer = Более новая запись
record-older = Более старая запись
record-at = Внесено { $when }
record-local = { $when } местного времени
record-what = Что сказано
record-matter-state = Состояние дела тогда
record-who = Кто подписал
record-key = Ключ
record-key-passkey = ключ доступа
record-key-file = ключ Ed25519
record-key-of = должность { $post }
record-key-unknown = ключ, которого нет среди ключей автора
record-key-stood = Когда запись внесена, он действовал.
record-key-compromised = Сторона заявила, что с { $when } этим ключом могли пользоваться другие.
record-key-revoked = Он отозван { $when }.
record-signature-holds = Подпись верна.
record-signature-fails = ПОДПИСЬ НЕВЕРНА
record-signed-at = Подписано { $when } по собственным часам подписавшего; это только свидетельство. Считается время реестра.
record-seen = Подписавший знал реестр до записи { $size }.
record-prev = Следует за тем, что автор сказал по этому делу раньше:
record-until = Могло быть внесено до { $when }.
record-audience = Кому это видно
record-audience-everyone = Сказано всем.
record-audience-whole = Сказано всем, кто участвует в деле.
record-audience-private = Сказано только им, и никакое расширение круга не показывает этого другим.
record-open-revision = Открыть эту редакцию
record-open-sheet = Как лист для печати
record-why-author = сказала это
record-why-named = названа
record-why-everyone = сказано всем
record-why-extended = показано ей позже
record-since = с { $when }
record-receipt = Действительно ли это в реестре?
record-receipt-steps = Как это проверено
record-receipt-checking = Проверяется
record-receipt-save = Сохранить квитанцию
record-raw = Подписанные байты
record-raw-note = Это то, что подписано, байт в байт. Всё показанное выше прочитано отсюда.
record-raw-copy = Скопировать
record-raw-copied = Скопировано
record-raw-id = Заявление
record-raw-show =
    { $n ->
        [one] Показать { $n } байт
        [few] Показать { $n } байта
        [many] Показать { $n } байт
       *[other] Показать { $n } байта
    }
record-opaque-title = Запись не для вас
record-opaque = Что в ней сказано — для других. Её лист дерева есть в реестре и учтён в каждом доказательстве.
record-opaque-slot = Доказать, что она не для вашей стороны
record-opaque-slot-none = Она внесена до допуска вашей стороны, и места для неё в записи нет.
record-opaque-slot-zero = Место вашей стороны в этой записи пусто, и это доказывает собственное криптографическое обязательство записи.
record-opaque-slot-one = ЭТА ЗАПИСЬ ОБРАЩЕНА К ВАШЕЙ СТОРОНЕ, а её содержание утаено. Сохраните то, что видите, и спросите оператора.
record-opaque-slot-erased = Она была для вашей стороны, что доказывает собственное криптографическое обязательство записи, и с тех пор удалена.
record-opaque-slot-bad = Доказательство оператора не подходит к записи. Сохраните то, что видите, и спросите оператора.
record-erasure-named = Реестр назвал её к удалению; её ключи ещё предстоит уничтожить.
record-erasure-keys-destroyed = Её ключи уничтожены. Копии ключей могут лежать в резервных копиях до { $gone }.
record-erasure-erased = Её ключи уничтожены, и ни одной учтённой их копии не осталось.
record-leaf = Лист дерева
record-step-leaf = 1. Собственные байты заявления дают его отпечаток, и этот отпечаток есть в листе дерева этой записи.
record-step-tree =
    { $n ->
        [0] 2. Это единственная запись: её отпечаток и есть отпечаток всего реестра.
        [one] 2. Лист дерева и { $n } соседний отпечаток, соединённые по порядку, дают отпечаток всего реестра; записей в нём: { $size }.
        [few] 2. Лист дерева и { $n } соседних отпечатка, соединённые по порядку, дают отпечаток всего реестра; записей в нём: { $size }.
        [many] 2. Лист дерева и { $n } соседних отпечатков, соединённые по порядку, дают отпечаток всего реестра; записей в нём: { $size }.
       *[other] 2. Лист дерева и { $n } соседнего отпечатка, соединённые по порядку, дают отпечаток всего реестра; записей в нём: { $size }.
    }
record-step-sign = 3. Этот отпечаток подписан ключом реестра.
record-step-known = По этому ключу этот браузер знает реестр.
record-step-first = Это слово самого сервера: раньше этот браузер реестра не знал.
record-step-slots =
    { $n ->
        [one] 4. Её второй отпечаток говорит, для кого она: для { $n } стороны, и квитанция открывает её место.
        [few] 4. Её второй отпечаток говорит, для кого она: для { $n } сторон, и квитанция открывает их места.
        [many] 4. Её второй отпечаток говорит, для кого она: для { $n } сторон, и квитанция открывает их места.
       *[other] 4. Её второй отпечаток говорит, для кого она: для { $n } стороны, и квитанция открывает их места.
    }
record-step-everyone = 4. Её второй отпечаток говорит, для кого она: для всех, и квитанция открывает все места.
record-step-witness =
    { $n ->
        [0] 5. Ни один свидетель не заверил эту контрольную точку подписью.
        [one] 5. Её заверил подписью { $n } свидетель.
        [few] 5. Её заверили подписью { $n } свидетеля.
        [many] 5. Её заверили подписью { $n } свидетелей.
       *[other] 5. Её заверили подписью { $n } свидетеля.
    }
record-proven = Доказано: это есть в реестре с { $when } так, как стоит здесь.
record-not-proven = НЕ ДОКАЗАНО
record-not-proven-why = { $why }
record-not-proven-todo = Не полагайтесь на эту запись. Сохраните квитанцию, сравните с другой стороной и спросите оператора.
record-hashes = Отпечатки, от листа дерева до корня
record-export = Взять с собой
record-export-intro = Тому, что у вас в руках, не нужны ни оператор, ни эта страница. Храните это отдельно от обоих.
record-bundle = Пакет: { $party }
record-bundle-note = Всё, что видно стороне, со всеми доказательствами, в одном файле.
record-bundle-complete = с доказательством для каждой записи, которая не для этой стороны, что она не для неё
record-bundle-save = Сохранить пакет
record-bundle-stop = Остановить
record-bundle-progress = Получено { $size }
record-bundle-done = Сохранено { $size }. Окончание файла верное; проверьте его, прежде чем на него полагаться.
record-bundle-cut = Файл оборвался раньше времени и не сохранён. Повторите.
record-bundle-party = Сторона
record-checkpoint = Подписанная контрольная точка
record-checkpoint-note =
    { $n ->
        [one] Подписанный отпечаток реестра на { $n } записи. Сохранённый вами, он показывает любое позднейшее изменение.
        [few] Подписанный отпечаток реестра на { $n } записях. Сохранённый вами, он показывает любое позднейшее изменение.
        [many] Подписанный отпечаток реестра на { $n } записях. Сохранённый вами, он показывает любое позднейшее изменение.
       *[other] Подписанный отпечаток реестра на { $n } записи. Сохранённый вами, он показывает любое позднейшее изменение.
    }
record-checkpoint-save = Сохранить контрольную точку
record-judge = Что с этим делает кто-то другой
record-judge-1 = Он проверяет файл на собственной машине, без всякой сети:
record-judge-2 = С контрольной точкой, которую сохранили вы, он видит, что с тех пор ничего не переписано:
record-judge-3 = Без командной строки: средство проверки — одна страница, которая открывается в любом браузере и не пользуется сетью. Оператор или любая сторона собирает её из исходных текстов Parley.
record-judge-key = Ключ реестра нужно взять из того, что опубликовал оператор, или у другой стороны, но не у того, кто передал файл. Этот браузер знает его так:
record-field-arrangement = Дело
record-field-revision = Редакция
record-field-replaces = Заменяет
record-field-answers = Отвечает на
record-field-to = Её редакция
record-field-stance = Позиция
record-field-clause = Пункт
record-field-blocking = Задерживает вступление в силу
record-field-point = Место
record-field-text = Текст
record-field-reservation = Оговорка
record-field-condition = Условие
record-field-source = Раньше сказано публично
record-field-question = Вопрос
record-field-expiry = Окончание срока
record-field-decision = Решение
record-field-ends = До
record-field-withdraw = Берёт назад согласие на опубликование
record-field-parties = Стороны
record-field-everyone = Все
record-field-against = Против
record-field-notice = Уведомление
record-field-label = Имя
record-field-name = Имя
record-field-members = Одновременно
record-field-key = Ключ
record-field-proof = Доказательство новым ключом
record-field-profile = Профиль
record-field-party = Сторона
record-field-compromised_since = Другие могли пользоваться им с
record-field-post = Должность
record-field-must_answer = В любой час кто-то должен быть на дежурстве
record-field-deputies = Заместители
record-field-watch = Дежурство
record-field-types = Заявления
record-field-map = Карта
record-field-attributed = Что относит к ней карта мира
record-field-reason = Причина
record-field-until = До
record-field-comments = Только высказывания
record-field-private = Что сказано тем же немногим
record-field-effects = Записи
record-field-intent = Операция
record-field-operation = Операция
record-field-about = О чём
record-field-remark = О чём
record-field-part = Содержание
record-field-log_key = Ключ реестра
record-field-policy = Порядок ведения
record-field-rules = Правила протокола
record-field-world = Карта мира
record-field-exercise = Учения
record-field-witnesses = Свидетели
record-field-quorum = Из них не менее
record-field-recovery_delay = Задержка восстановления
record-field-at = Когда
record-field-citation = Источник
record-field-kind = Вид
record-field-country = Страна
record-field-powers = Полномочия
record-field-use = Назначение
record-field-alg = Алгоритм
record-field-public = Открытый ключ
record-field-activity = Деятельность
record-field-purpose = Цель
record-field-window = Время
record-field-from = С
record-yes = Да
record-value-accept = принимает
record-value-accept-with-reservation = принимает с оговоркой
record-value-accept-with-condition = принимает с условием
record-value-reject = отклоняет
record-value-undecided = не решила
record-value-renew = продлить
record-value-object = возразить
record-value-meeting = на встрече
record-value-press = в прессе
record-value-call = в разговоре
record-value-note = в ноте
record-map-part = карта, в подписанных байтах ниже
record-sealed-part = хранится у оператора и читается по одному: каждое чтение учитывается
record-shifts =
    { $n ->
        [one] { $n } смена
        [few] { $n } смены
        [many] { $n } смен
       *[other] { $n } смены
    }
record-effects =
    { $n ->
        [one] { $n } запись
        [few] { $n } записи
        [many] { $n } записей
       *[other] { $n } записи
    }

## said

type-party-admit = Допуск стороны
type-party-update = Изменение профиля

## sign

sign-heading = Подпись
sign-for = Вы подписываете от имени стороны { $party }
sign-as = как { $post }
sign-preparing = Читается то, что будет подписано…
sign-yes = да
sign-no-login = Никто не вошёл. Войдите с ключом, который может это подписать.
sign-no-past = Вы смотрите не на настоящее время. Здесь ничего нельзя подписать: вернитесь к настоящему.
sign-no-broken = Реестр не сходится. Ничего не подписывайте, пока это не выяснено с другими сторонами.
sign-no-unverified = Реестр сейчас не удалось проверить. На непроверенном ничего не подписывается; повторите, когда связь вернётся.
sign-no-power = Ваш ключ не может это подписать.
sign-no-power-others = Могут эти должности вашей стороны: { $posts }.
sign-no-mismatch = То, что показывает сервер, не то, о чём говорят его хеши. Ничего не подписывайте, сохраните эту страницу и сообщите другим сторонам.
sign-no-another-party = Это подписано за другую сторону, не за вашу.
sign-no-another-ledger = Это подписано для другого реестра.
sign-no-signature = Подпись под этим неверна, или её ключ здесь неизвестен. Не добавляйте свою.
sign-title-in = Название ({ $language })
sign-kind = Что
sign-heights = Высоты
sign-map = Карта
sign-map-final =
    { $n ->
        [0] карты нет
        [one] окончательная, { $n } объём
        [few] окончательная, { $n } объёма
        [many] окончательная, { $n } объёмов
       *[other] окончательная, { $n } объёма
    }
sign-map-pending = не окончательна: можно согласиться в принципе, но в силу это вступит только с окончательной картой
sign-windows = В это время
sign-consenting = Необходимо согласие этих ролей
sign-rules-show =
    { $n ->
        [0] Условия
        [one] Условия и { $n } правило
        [few] Условия и { $n } правила
        [many] Условия и { $n } правил
       *[other] Условия и { $n } правила
    }
sign-texts-show =
    { $n ->
        [one] Текст на { $n } языке
        [few] Текст на { $n } языках
        [many] Текст на { $n } языках
       *[other] Текст на { $n } языка
    }
sign-outline = Контур карты; его координаты следуют в виде текста.
sign-coordinates = Координаты (широта, долгота, WGS 84)
sign-half-width = Половина ширины: { $width }
sign-accuracy = Истинная линия может лежать не далее { $length } от проведённой.
sign-fingerprint = Отпечаток документа
sign-fingerprint-whole = Отпечаток целиком
sign-statement-id = Идентификатор заявления
sign-seen-by = Видно:
sign-everyone = всем в этом реестре
sign-speak-for = Подписать за должность
sign-all = Всё, что подписывается
sign-at = Написано { $when }
sign-next-waits = После этого ещё ожидаются: { $parties }.
sign-next-all = С этим согласились все, чьё согласие необходимо: в силу это вступит, как говорят условия.
sign-next-more = После этого ещё что-то остаётся открытым; что именно, видно при рассмотрении.
sign-now = Сейчас: { $state }.
sign-now-waits = Ожидаются: { $parties }.
sign-two = Правило вашей стороны требует двух должностей. Вы подписываете первыми; затем передайте файл второй должности, которая подпишет и подаст его.
sign-anew = Тем временем ваша сторона уже высказалась по этому вопросу. Заявление составлено заново: прочтите его ещё раз и подпишите.
sign-exercise = Это учения.
sign-with-passkey = Подписать ключом доступа
sign-with-key = Подписать
sign-pick-key = Подписать файлом ключа
sign-wrong-key = Это не тот ключ, с которым вы вошли. Сначала войдите с ним.
sign-signing = Подписывается…
sign-send-again = Отправить ещё раз
sign-outcome-unknown = Связь оборвалась при отправке, так что оно могло дойти или не дойти. Оно подписано; отправить ещё раз безопасно.
sign-ended = Ваш сеанс закончился. Ничего не потеряно: войдите снова и продолжайте.
sign-again = Войти снова и продолжить
sign-back = Назад
sign-close = Готово
sign-done = Подписано
sign-done-what = Это запись { $index } реестра. Её квитанция здесь проверена.
sign-receipt = Сохранить квитанцию
sign-half = Подписано один раз и не подано
sign-half-what = Это должна подписать вторая должность вашей стороны. Сохраните файл и передайте его как угодно: в нём текст заявления.
sign-half-fingerprint = Прочтите это вслух второй должности
sign-half-void = Если ваша сторона тем временем выскажется о том же, это станет недействительным.
sign-half-save = Сохранить файл
sign-queued = Подписано и ожидает
sign-queued-what = Это зеркало хранит его и отправит, когда будет связь с оператором. В реестр оно ещё не внесено.
sign-signed-by = Подписано: { $post }; подпись верна
sign-any = Подписывая, { $party } делает это заявление: { $type }. Другие смогут это доказать.
sign-position-take-accept =
    Подписывая, { $party } принимает «{ $title }»{ $number ->
        [0] .
       *[other] , редакцию { $number }.
    } Другие смогут это доказать.
sign-position-take-accept-with-reservation = Подписывая, { $party } принимает «{ $title }» с оговоркой ниже. Это не согласие, пока другие не приняли оговорку.
sign-position-take-accept-with-condition = Подписывая, { $party } принимает «{ $title }» с условием ниже. Это не согласие, пока условие не исполнилось.
sign-position-take-reject = Подписывая, { $party } отклоняет «{ $title }». Пока это не в силе, можно занять другую позицию.
sign-position-take-undecided = Подписывая, { $party } заявляет, что не решила о «{ $title }». Принятие, данное раньше, больше не считается.
sign-position-simultaneous = Подписывая, { $party } принимает «{ $title }» одновременно с другими, названными ниже. Это считается, когда подписал последний из них.
sign-reservation-accept = Подписывая, { $party } принимает оговорку другой стороны к «{ $title }».
sign-reservation-object = Подписывая, { $party } возражает против оговорки другой стороны к «{ $title }».
sign-condition-confirm = Подписывая, { $party } подтверждает, что это произошло: { $label }.
sign-arrangement-table = Подписывая, { $party } вносит «{ $title }» для названных ниже. Этим ничто не согласовано, в том числе и от имени самой стороны { $party }.
sign-arrangement-revise = Подписывая, { $party } вносит новую редакцию «{ $title }» взамен прежней. Все, чьё согласие необходимо, дают его заново.
sign-arrangement-counter = Подписывая, { $party } вносит «{ $title }» как встречное предложение. Открытыми остаются оба, и этим ничто не согласовано.
sign-arrangement-declare = Подписывая, { $party } объявляет «{ $title }» на собственной территории. Саму сторону { $party } это связывает сразу, других — когда они признают.
sign-arrangement-assert = Подписывая, { $party } заявляет «{ $title }» как собственное слово. Это не связывает никого, кто этого не принял.
sign-arrangement-withdraw = Подписывая, { $party } отзывает «{ $title }».
sign-arrangement-suspend = Подписывая, { $party } приостанавливает «{ $title }». Пока это так, никто этим не связан, а срок идёт.
sign-arrangement-resume = Подписывая, { $party } заканчивает собственное приостановление «{ $title }».
sign-arrangement-denounce = Подписывая, { $party } денонсирует «{ $title }». Это закончится по истечении срока уведомления, и взять это назад нельзя.
sign-arrangement-renew-renew = Подписывая, { $party } продлевает «{ $title }» ещё на один срок.
sign-arrangement-renew-object = Подписывая, { $party } возражает против продления «{ $title }».
sign-arrangement-publish = Подписывая, { $party } соглашается на опубликование «{ $title }». Когда подписали все, взять это назад не может никто.
sign-arrangement-publish-withdraw = Подписывая, { $party } берёт назад своё согласие на опубликование «{ $title }».
sign-clarification-ask = Подписывая, { $party } задаёт вопрос о «{ $title }».
sign-clarification-ask-blocking = Подписывая, { $party } задаёт вопрос о «{ $title }», который должен быть снят до вступления в силу.
sign-clarification-answer = Подписывая, { $party } отвечает на вопрос о «{ $title }».
sign-clarification-settle = Подписывая, { $party } снимает свой вопрос о «{ $title }».
sign-comment-make = Подписывая, { $party } высказывается о «{ $title }».
sign-recognition-acknowledge = Подписывая, { $party } подтверждает, что получила «{ $title }». Этим она ничего не признаёт.
sign-recognition-give = Подписывая, { $party } признаёт «{ $title }» и связана этим.
sign-recognition-condition = Подписывая, { $party } признаёт «{ $title }» с условием ниже.
sign-recognition-refuse = Подписывая, { $party } отказывает «{ $title }» в признании.
sign-breach-notify = Подписывая, { $party } уведомляет сторону { $other } о нарушении «{ $title }».
sign-breach-cure = Подписывая, { $party } заявляет, что нарушение «{ $title }» устранено.
sign-breach-release = Подписывая, { $party } освобождает себя от обязательств по «{ $title }» в отношении нарушителя.
sign-audience-extend = Подписывая, { $party } показывает названным ниже «{ $title }» со всем, что раньше видел весь круг.
sign-annex-deposit = Подписывая, { $party } депонирует закрытое приложение «{ $label }» для названных ниже.
sign-operation-plan = Подписывая, { $party } сообщает об операции названным ниже.
sign-operation-change = Подписывая, { $party } изменяет операцию, о которой сообщила.
sign-operation-start = Подписывая, { $party } заявляет, что её операция началась.
sign-operation-end = Подписывая, { $party } заявляет, что её операция закончилась.
sign-party-admit = Подписывая, { $party } допускает сторону { $name }. Этим удостоверяется, как она называется; кто она, решает её ключ.
sign-party-update = Подписывая, { $party } меняет своё название.
sign-party-two-person = Подписывая, { $party } устанавливает, что впредь этим заявлениям нужны подписи двух её должностей.
sign-party-two-person-end = Подписывая, { $party } отменяет своё правило о подписи двух должностей.
sign-post-roster = Подписывая, { $party } указывает, кто замещает её должность { $name }. Это заменяет указанное раньше.
sign-key-enrol = Подписывая, { $party } позволяет ключу ниже подписывать или входить за одну из её должностей.
sign-key-enrol-recover = Подписывая, { $party } даёт новый ключ стороне { $other }. Это видно всем, и { $other } может отозвать его, прежде чем он станет действительным.
sign-key-revoke = Подписывая, { $party } отзывает ключ ниже. С этого времени он ничего не подписывает и ничего не открывает.
sign-territory-declare = Подписывая, { $party } объявляет эту территорию своей.
sign-territory-disclaim = Подписывая, { $party } заявляет, что не притязает здесь ни на какую территорию.
sign-retention-hold = Подписывая, { $party } запрещает удаление «{ $title }»: ничего из этого удалить нельзя.
sign-retention-release = Подписывая, { $party } снимает свой запрет на удаление «{ $title }».
sign-retention-announce = Подписывая, { $party } объявляет, что это будет удалено.
sign-retention-erase = Подписывая, { $party } поручает это удалить. Вернуть это не сможет никто.
sign-log-policy = Подписывая, { $party } заменяет порядок ведения реестра.
sign-field-against = Против
sign-field-attributed = Как относит карта
sign-field-clause = Пункт
sign-field-compromised_since = Скомпрометирован с
sign-field-condition = Условие
sign-field-deputies = Заместители
sign-field-effects = Что остаётся
sign-field-ends = Заканчивается
sign-field-erasure_notice = Предупреждение об удалении
sign-field-everyone = Все
sign-field-expiry = Срок, который заканчивается
sign-field-intent = Что планируется
sign-field-key = Ключ
sign-field-label = Обозначение
sign-field-map = Карта
sign-field-members = Одновременно с
sign-field-must_answer = В любой час кто-то должен быть на дежурстве
sign-field-name = Имя
sign-field-notice = Уведомление о нарушении
sign-field-operation = Операция
sign-field-part = Содержание
sign-field-parties = Для кого
sign-field-party = Сторона
sign-field-point = Место
sign-field-post = Должность
sign-field-profile = Сторона
sign-field-proof = Доказательство ключа
sign-field-question = Вопрос
sign-field-quorum = Кворум
sign-field-reason = Причина
sign-field-recovery_delay = Задержка восстановления
sign-field-reservation = Оговорка
sign-field-source = Сказано раньше
sign-field-text = Текст
sign-field-types = Заявления
sign-field-until = До
sign-field-watch = Дежурства
sign-field-witnesses = Свидетели
type-party-two-person = Правило двух подписей
type-post-roster = График дежурств
type-key-enrol = Новый ключ
type-key-revoke = Отзыв ключа
type-territory-declare = Объявление территории
type-territory-disclaim = Отказ от притязаний на территорию
type-arrangement-table = Внесение
type-arrangement-revise = Новая редакция
type-arrangement-counter = Встречное предложение
type-arrangement-withdraw = Отзыв
type-arrangement-declare = Объявление зоны
type-arrangement-assert = Утверждение зоны одной стороной
type-arrangement-suspend = Приостановление
type-arrangement-resume = Возобновление
type-arrangement-denounce = Денонсация
type-arrangement-renew = Продление
type-arrangement-publish = Опубликование
type-clarification-ask = Вопрос
type-clarification-answer = Ответ
type-clarification-settle = Вопрос снят
type-comment-make = Высказывание
type-position-take = Позиция
type-position-simultaneous = Одновременное принятие
type-reservation-accept = Принятие оговорки
type-reservation-object = Возражение против оговорки
type-condition-confirm = Подтверждение условия
type-recognition-acknowledge = Подтверждение получения
type-recognition-give = Признание
type-recognition-condition = Признание с условием
type-recognition-refuse = Отказ в признании
type-annex-deposit = Закрытое приложение
type-audience-extend = Расширение круга
type-breach-notify = Уведомление о нарушении
type-breach-cure = Нарушение устранено
type-breach-release = Освобождение от обязательств
type-operation-plan = Операция запланирована
type-operation-change = Операция изменена
type-operation-start = Операция начата
type-operation-end = Операция закончена
type-log-genesis = Основание реестра
type-log-rules = Правила протокола
type-log-policy = Порядок ведения реестра
type-log-padding = Запись прикрытия
type-retention-announce = Объявление об удалении
type-retention-erase = Удаление
type-retention-hold = Запрет на удаление
type-retention-release = Запрет на удаление снят
said-party-admit = Допустила сторону { $name }
said-party-update = Теперь называется { $name }
said-post-roster = Указала, кто замещает должность { $post }
said-key-enrol =
    { $recovery ->
        [yes] Восстановила утраченные ключи стороны: ключ для должности { $post }
       *[other] Зачислила ключ для должности { $post }
    }
said-key-revoke =
    { $compromised ->
        [yes] Отозвала ключ, которым могли пользоваться другие
       *[other] Отозвала ключ
    }
said-territory-declare = Объявила территорию: { $name }
said-territory-disclaim =
    { $attributed ->
        [yes] Отказалась от притязания на то, что относит к ней карта мира
       *[other] Отказалась от притязаний на территорию
    }
said-clarification-ask =
    { $blocks ->
        [yes]
            { $clause ->
                [none] Задала вопрос, и он задерживает вступление в силу
               *[other] Задала вопрос о пункте { $clause }, и он задерживает вступление в силу
            }
       *[other]
            { $clause ->
                [none] Задала вопрос
               *[other] Задала вопрос о пункте { $clause }
            }
    }
said-position-take =
    { $stance ->
        [accept]
            { $source ->
                [yes] Приняла, как раньше сказала публично
               *[other] Приняла
            }
        [accept-with-reservation] Приняла с оговоркой
        [accept-with-condition] Приняла с условием
        [reject] Отклонила
       *[undecided] Заявила, что не решила
    }
said-arrangement-renew =
    { $decision ->
        [renew] Продлила срок
       *[object] Возразила против продления
    }
said-arrangement-publish =
    { $withdraw ->
        [yes] Взяла назад согласие на опубликование
       *[other] Согласилась на опубликование
    }
said-breach-notify =
    { $clause ->
        [none] Уведомила о нарушении со стороны: { $party }
       *[other] Уведомила о нарушении пункта { $clause } со стороны: { $party }
    }
said-condition-confirm = Подтвердила условие { $label }
said-annex-deposit = Депонировала закрытое приложение { $label }
said-audience-extend =
    { $everyone ->
        [yes] Показала это всем
       *[other] Показала это другим сторонам
    }
said-retention-erase =
    { $count ->
        [one] Поручила удалить { $count } запись
        [few] Поручила удалить { $count } записи
        [many] Поручила удалить { $count } записей
       *[other] Поручила удалить { $count } записи
    }
said-log-genesis = Основала реестр { $name }

## sheet

sheet-open = Как лист для печати и подписи
sheet-back = Назад к договорённости
sheet-paper = Бумага
sheet-print = Печатать или сохранить как PDF
sheet-mismatch = Эта редакция не то, что подписано.
sheet-mismatch-todo = Ничего не печатайте и не подписывайте. Сообщите другим сторонам и спросите оператора.
sheet-exercise = УЧЕНИЯ
sheet-not-in-force = НЕ В СИЛЕ
sheet-basis-declared = ОБЪЯВЛЕНО ОДНОЙ СТОРОНОЙ
sheet-basis-asserted = УТВЕРЖДАЕТСЯ ОДНОЙ СТОРОНОЙ
sheet-basis-authorised = САНКЦИОНИРОВАНО, БЕЗ СОГЛАСИЯ
sheet-kind = Вид
sheet-basis = Основа
sheet-revision = Редакция
sheet-revision-of = { $n } из { $of }
sheet-tabled = Внесено
sheet-tabled-by = { $when }, внесла { $party }
sheet-map-status = Карта
sheet-map-final = окончательная
sheet-map-pending = не окончательна: можно согласиться в принципе, но в силу это вступит только с окончательной картой
sheet-in-force = В силе с
sheet-was-in-force = Вступило в силу
sheet-bound-since = Приняла и связана с { $when }
sheet-was-bound = Приняла; была связана с { $when }
sheet-ends = Срок истекает
sheet-ended = Срок истёк
sheet-qr = Отпечаток редакции как QR-код
sheet-hash = Отпечаток этой редакции
sheet-hash-note = Подписывающий сравнивает его с тем, что показывает реестр. В нём всё: тексты, карта, правила, условия и роли; любое изменение даёт другой.
sheet-text = Текст
sheet-map = Карта
sheet-map-label =
    { $n ->
        [one] Карта с { $n } объёмом, с масштабом и севером; углы — в таблице ниже
        [few] Карта с { $n } объёмами, с масштабом и севером; углы — в таблице ниже
        [many] Карта с { $n } объёмами, с масштабом и севером; углы — в таблице ниже
       *[other] Карта с { $n } объёма, с масштабом и севером; углы — в таблице ниже
    }
sheet-map-note = Проекция Меркатора, WGS 84. Масштаб верен в середине карты. Считаются координаты, а не рисунок.
sheet-map-land = Показанные границы и названия не означают, что кто-либо их одобряет или признаёт.
sheet-map-no-land = Нарисовано без суши: карты мира под рукой нет.
sheet-map-polar = Так близко к полюсу карта не рисуется; считаются координаты ниже.
sheet-map-none = Карты нет.
sheet-coordinates = Координаты
sheet-coordinates-note = WGS 84. MGRS называет квадратный метр, в котором лежит место.
sheet-dms = Градусы, минуты, секунды
sheet-parties = Стороны
sheet-must-consent = Согласие необходимо
sheet-need-not = Согласие не нужно
sheet-not-admitted = В этот реестр она не допущена.
sheet-entered = В реестре с { $when }
sheet-line-name = Имя и должность
sheet-line-signature = Подпись
sheet-line-date = Дата и место
sheet-parties-note = Связывает то, что в реестре. Подпись на этой бумаге считается там, только когда она внесена.
sheet-waits = Чего ожидает
sheet-as-of = По состоянию на { $when }, записей в реестре: { $size }.
sheet-root = Корень реестра в последней контрольной точке
sheet-ledger = Реестр
sheet-matter = Договорённость

## parties

parties-title = Стороны
parties-intro = Кто здесь участвует. Каждая сторона зачисляет свои ключи сама, ключами, которые были у неё раньше; это видно всем.
parties-search = Поиск по названию, виду или стране
parties-count =
    { $n ->
        [one] { $n } сторона
        [few] { $n } стороны
        [many] { $n } сторон
       *[other] { $n } стороны
    }
parties-all = Все стороны
parties-yours = ваша
parties-kind-state = Государство
parties-kind-armed-force = Вооружённые силы
parties-kind-armed-group = Вооружённая группа
parties-kind-humanitarian-organisation = Гуманитарная организация
parties-kind-monitoring-mission = Миссия по наблюдению
parties-kind-mediator = Посредник
parties-kind-registrar = Регистратор: собственная сторона оператора
parties-since = Допущена { $when }
parties-identity = Кто это
parties-said = Что она сказала
parties-territory = Объявляет
parties-territories = Территория
parties-territory-none = Территории она не объявляет.
parties-attributed = Сама она территории не объявила. Пока не объявит, считается то, что карта мира относит к { $country }.
parties-declared = объявлено { $when }
parties-disclaimed = отказ от притязаний { $when }
parties-posts = Должности
parties-posts-note = Ключи принадлежат должностям, а должности занимают люди. Должность может подписывать то, что указано рядом с ней.
parties-post = Должность
parties-may = Может подписывать
parties-may-nothing = ничего
parties-no-key = У этой должности нет действующего ключа: никто не может ни подписать за неё, ни заместить её.
parties-alg-ed25519 = Ключ Ed25519
parties-alg-webauthn = Ключ доступа
parties-alg-x25519 = Ключ для получения
parties-use-sign = подписывает
parties-use-login = только открывает сеансы
parties-use-receive = только получает
parties-from = с { $when }
parties-stands = действует
parties-valid = Действителен
parties-revoked = Отозван { $when }
parties-compromised = Другие могли пользоваться им с { $when }
parties-recovery = Зачислен регистратором взамен утраченного ключа
parties-stands-deputy = также подписывает за { $post }, как заместитель
parties-stands-watch = также подписывает за { $post }, на дежурстве до { $when }
parties-deputies = Заместители
parties-on-watch = Сейчас на дежурстве
parties-watch = Дежурство
parties-more-shifts =
    { $n ->
        [one] и ещё { $n } смена
        [few] и ещё { $n } смены
        [many] и ещё { $n } смен
       *[other] и ещё { $n } смены
    }
parties-nobody = никто
parties-gaps = На дежурстве никого нет, хотя кто-то должен быть:
parties-no-gap = В каждый час следующих 14 дней кто-то на дежурстве.
parties-keys = Ключи
parties-key = Ключ
parties-two = Правило двух подписей
parties-two-none = За эту сторону подписывает одна должность.
parties-two-note = Эти заявления вносятся только с подписями двух её должностей:
parties-two-stands = Пока правило действует, две должности должны подписать и то, что его ослабляет, и зачисление ключа, который подписывает, и замещение одной должности другой.
own-title = Ваша сторона
own-note = Вы администрируете эту сторону. То, что вы здесь подписываете, видно всем.
own-keys = Ключи: замена, отзыв
own-this-key = ключ, с которым вы вошли
own-replace = Заменить
own-replace-note = Сначала допускается новый ключ, затем отзывается старый.
own-replace-post = Новый ключ другой должности, чем старый.
own-replace-powers = У нового ключа нет полномочий, которые есть у старого.
own-revoke = Отозвать
own-revoke-title = Отозвать ключ должности { $post }
own-revoke-last = Без этого ключа никто больше не мог бы допускать и отзывать ключи. Сначала допустите другой ключ с полномочием администрирования.
own-revoke-now = Со своей записи он ничего не подписывает, и все открытые им сеансы заканчиваются.
own-revoke-before = То, что он подписал раньше, остаётся.
own-revoke-self = Вы вошли с ним: ваш сеанс будет закрыт.
own-revoke-final = Вернуть это нельзя.
own-revoke-alone = Администрировать тогда могла бы только должность { $post }, а ваше правило двух подписей требует двух. Вторую должность мог бы тогда дать только регистратор, после задержки, которая видна всем.
own-revoke-others = Им могли пользоваться другие
own-revoke-since = С какого времени, по UTC
own-revoke-since-note = Позиции, подписанные им с того времени, нужно занять заново, прежде чем вступит в силу то, к чему они относятся; после вступления они только отмечаются.
own-revoke-since-wrong = Укажите время не в будущем.
own-revoke-sign = Рассмотреть и подписать отзыв
own-back = Назад
own-enrol = Допустить ещё один ключ
own-enrol-file = По его открытой половине
own-enrol-make = Создать здесь
own-enrol-file-note = Тот, у кого новый ключ, даёт вам его открытую половину. Сравните с ним её отпечаток по другому каналу.
own-enrol-choose = Файл открытой половины
own-enrol-paste = Или его содержание
own-enrol-read = Прочесть
own-enrol-make-note = Файл ключа сохраняется на этом компьютере, и больше его нигде нет. Передайте его должности и храните копию там, где пожар не достанет обе.
own-enrol-phrase = Парольная фраза файла, если она нужна
own-enrol-make-it = Создать ключ и сохранить его файл
own-enrol-is = Ключ для должности { $post }:
own-enrol-saved = Его файл сохранён на этом компьютере. Пока ключ не допущен, он ничего не может.
own-enrol-compare = Прежде чем подписать, сравните отпечаток с тем, у кого ключ.
own-enrol-sign = Рассмотреть и подписать
own-enrol-done = Он допущен.
own-enrol-not-one = Это не файл ключа Parley и не открытая половина ключа.
own-enrol-damaged = Файл повреждён или изменён вручную: доказательство владения ключом неверно.
own-enrol-another-party = Этот ключ создан для другой стороны.
own-invitations = Приглашения
own-invite-new = Пригласить кого-либо
own-invite-party = Сторона
own-invite-open = ещё не использовано
own-invite-used = ключ просит о допуске
own-invite-until = до { $when }
own-invite-none = Никто не приглашён.
own-invite-asks = Ключ, который просит о допуске
own-invite-asks-party = Он основал бы сторону
own-invite-sealed = Это ключ того, у кого была ваша ссылка.
own-invite-foreign = ЭТО НЕ КЛЮЧ ТОГО, У КОГО БЫЛА ВАША ССЫЛКА. Никого не допускайте; спросите у приглашённого отпечаток его ключа.
own-invite-unknown = Приглашение создано не в этом браузере. Попросите приглашённого прочесть отпечаток вслух и введите первые двенадцать его цифр.
own-invite-digits = Прочитанные цифры
own-invite-let-in = Рассмотреть и допустить
own-invite-withdraw = Отозвать
own-invite-link = Передайте эту ссылку по каналу, который не читает никто другой. Её можно использовать один раз, и больше она не показывается.
own-invite-shell = В командной строке:
own-invite-admits = Пригласить новую сторону
own-invite-login = Без полномочий ключ открывает сеансы для чтения и ничего не подписывает.
own-invite-hours = Сколько часов действует
own-invite-make = Создать ссылку
own-roster = Графики дежурств
own-roster-note = Замещающий может подписывать всё, что может подписывать должность. То, что вы укажете, заменяет график должности.
own-roster-watch = Дежурство, по UTC
own-roster-from = С
own-roster-until = До
own-roster-remove = Убрать
own-roster-add = Добавить смену
own-roster-paste = Вставить таблицу
own-roster-paste-note = В каждой строке: начало, конец, должность. Время с поясом, например 2027-05-01T18:00Z.
own-roster-take = Добавить эти
own-roster-line = Строку { $n } нельзя прочесть.
own-roster-wrong = У каждой смены есть должность, и конец её после начала.
own-roster-set = Рассмотреть и подписать
own-two = Правило двух подписей
own-two-note = Заявления выбранных вами видов вносятся только с подписями двух ваших должностей.
own-two-all = Все эти
own-two-loosens = Чтобы ослабить правило, подписать должны две должности.
own-two-set = Рассмотреть и подписать
own-sessions = Кто вошёл
own-session-times = с { $opened }, использован { $used }, заканчивается не позднее { $ends }
own-session-this = этот
own-session-end = Закончить
own-refusals = В чём отказано
own-refusals-note = Кому из вашей стороны и почему; но не то, что запрошено.
own-refusals-none = Ни в чём не отказано.
own-refusals-none-kept = Отказы здесь не учитываются.
own-refusal-when = Когда
own-refusal-what = Что запрошено
own-refusal-why = Почему нет
own-refusal-omitted =
    { $n ->
        [one] и ещё { $n } раньше
        [few] и ещё { $n } раньше
        [many] и ещё { $n } раньше
       *[other] и ещё { $n } раньше
    }
power-administer = администрирование
power-consent = согласие
power-monitor = наблюдение
power-negotiate = переговоры
power-operate = операции
power-read = чтение
power-register = реестр
power-table = внесение
key-use-sign = подписывает
key-use-login = входит и ничего не подписывает
key-use-receive = получает
key-alg-ed25519 = файл ключа
key-alg-webauthn = ключ доступа
key-alg-x25519 = X25519
source-press = пресса
source-call = разговор
source-meeting = встреча
source-note = нота
talk-ask = Запросить разъяснение
talk-comment = Высказаться
talk-answer = Ответить
talk-reply = Высказаться об этом
talk-all = Показать всё
talk-ask-label = Ваш вопрос
talk-answer-label = Ваш ответ
talk-comment-label = Ваше высказывание
talk-ask-sign = Подписать вопрос
talk-answer-sign = Подписать ответ
talk-comment-sign = Подписать высказывание
talk-blocking = Ничто не вступит в силу, пока я этого не сниму
talk-blocking-note = Видно всем, кому видна договорённость. Ваше последующее принятие тоже снимает вопрос.
talk-accepted-already = Вы приняли эту редакцию. Последующее ваше принятие снимет вопрос.
talk-some = Только для некоторых сторон
talk-to = Для кого
talk-at-clause =
    { $n ->
        [one] Здесь открыт { $n } вопрос
        [few] Здесь открыты { $n } вопроса
        [many] Здесь открыто { $n } вопросов
       *[other] Здесь открыто { $n } вопроса
    }
talk-ask-here = Спросить об этом пункте
talk-ask-at = Спросить о пункте { $clause }

## force

force-clock = Срок
force-began = В силе с
force-holds = Действует с
force-ends = Заканчивается
force-ended = Закончилось
force-was = Было в силе с
force-local = местного времени
force-no-end = Окончание не установлено
force-renewed = Продлено
force-times =
    { $n ->
        [one] { $n } раз
        [few] { $n } раза
        [many] { $n } раз
       *[other] { $n } раза
    }
force-left = Осталось: { $time }
force-over = Срок истёк
force-no-renewal = Не продлевается.
force-tacit = Продолжается само, если до { $when } не подано возражение.
force-suspended = Приостановлено: пока это так, никто этим не связан. Срок идёт.
force-waits = Что нужно сделать
force-since = С { $when }.
force-released-from = Освобождена в отношении: { $parties }.
force-leaving = Выходит.
force-free =
    { $n ->
        [one] { $n } сторона не связана
        [few] { $n } стороны не связаны
        [many] { $n } сторон не связано
       *[other] { $n } стороны не связаны
    }
force-toward = Для тех, кто не связан, это остаётся тем, что есть: не принято. Там, где другие на этом настаивают, возможно столкновение.
force-why-never = Не приняла.
force-why-open = Приняла с чем-то, что ещё открыто.
force-why-rejected = Отклонила.
force-why-left = Вышла.
force-why-over = Закончилось.
force-why-released = Освобождена после нарушения.
force-why-released-from = Освобождена после нарушения в отношении: { $parties }.
force-why-suspended = Приостановлено.
force-why-declared = Не признала.
force-why-receipted = Подтвердила получение и ничего не признала.
force-why-recognition-refused = Отказала в признании.
force-why-recognised-with-condition = Признала с условием, которое ещё открыто.
force-why-asserted = Утверждает одна сторона; эта сторона не приняла.
force-why-authorised = Санкционировано третьим органом; эта сторона не приняла.
force-public = Открыто с { $when }.
force-publishing = Хотят опубликовать: { $parties }.
force-check = Проверить полёт или передвижение здесь
force-check-note = По всему, что вам здесь видно, а не только по этой договорённости. В реестр ничего не вносится.
force-check-ask = Проверить
force-who = Кто
force-activity = Что делает
force-purpose = Цель
force-no-purpose = нет исключённой цели
force-around = Вокруг места
force-whole = На всей этой карте
force-place = Место
force-pick = Выбрать на карте
force-picking = Щёлкните на карте
force-pick-hint = Щёлкните на карте или сдвиньте её и нажмите Enter, чтобы взять середину.
force-unreadable = Это нельзя прочесть как место. Напишите, например, 34.8 N, 36.6 E.
force-radius = Радиус в км
force-floor = От
force-ceiling = До
force-unit = Единица и отсчёт
force-unit-ft-amsl = футы над средним уровнем моря
force-unit-ft-agl = футы над землёй
force-unit-m-amsl = м над средним уровнем моря
force-unit-m-agl = м над землёй
force-unit-m-wgs84 = м над эллипсоидом
force-unit-fl = эшелон полёта
force-from = С, по UTC
force-until = До, по UTC
force-lacks-party = Выберите, кто это делает.
force-lacks-place = Укажите место: координаты или щелчок на карте.
force-lacks-time = Конец должен быть после начала.
force-lacks-radius = Укажите радиус до 1 000 км.
check-conflict = Противоречие
check-conflict-note = Правило, связывающее эту сторону, это запрещает.
check-indeterminate = Определить нельзя
check-indeterminate-note = В пределах точности карт и высот определить нельзя. Считайте это противоречием, пока не станет можно.
check-coordinate = Сначала свяжитесь с другими
check-coordinate-note = Никакое правило там эту сторону не связывает, но другие намерены на нём настаивать или сами там.
check-no-conflict = Противоречий не известно
check-no-conflict-note = Ничто из сообщённого этой стороне этого не запрещает. Это не разрешение.
check-forbids = Пункт { $clause } («{ $title }») запрещает это в объёме { $volume }; { $party }: связана.
check-may = Пункт { $clause } («{ $title }») может запрещать это в объёме { $volume }: в пределах указанной точности, на восходе или заходе солнца или без общего отсчёта высот определить нельзя; { $party }: связана.
check-upheld =
    { $n ->
        [one] Пункт { $clause } («{ $title }») запрещает это в объёме { $volume }. { $party } не связана, но { $parties } намерена на нём настаивать: возможно столкновение.
        [few] Пункт { $clause } («{ $title }») запрещает это в объёме { $volume }. { $party } не связана, но { $parties } намерены на нём настаивать: возможно столкновение.
        [many] Пункт { $clause } («{ $title }») запрещает это в объёме { $volume }. { $party } не связана, но { $parties } намерены на нём настаивать: возможно столкновение.
       *[other] Пункт { $clause } («{ $title }») запрещает это в объёме { $volume }. { $party } не связана, но { $parties } намерены на нём настаивать: возможно столкновение.
    }
check-exempt = Пункт { $clause } («{ $title }») в объёме { $volume } делает для этого исключение, как вы сами о себе говорите.
check-nobody = Пункт { $clause } («{ $title }») в объёме { $volume } запрещал бы это, но никто не связан ({ $state }).
check-operation = Там идёт операция: { $parties }.
check-call = Свяжитесь: { $parties }.
check-heights = Высоты над разными поверхностями отсчёта сравниваются по данным того, кто отвечает: { $data }.
check-heights-geoid = геоид ({ $digest }), с точностью до { $error }
check-heights-terrain = рельеф ({ $digest }, листов: { $n }), с точностью до { $error }
check-as-of = По состоянию на запись { $size }, { $when }.

## invitation

invitation-title = Вы приглашены
invitation-not-one = Это не ссылка приглашения или она неполна. Возьмите полученную ссылку целиком.
invitation-foreign = Это приглашение в другой реестр, не тот, что ведёт этот сервер. Ничего здесь не делайте и сообщите пригласившему.
invitation-post = { $by } приглашает вас на свою должность { $post } в «{ $ledger }».
invitation-admits = { $by } приглашает вас в «{ $ledger }» как самостоятельную сторону.
invitation-for = Должность
invitation-may = Может подписывать
invitation-reads = ничего: только читает
invitation-until = Открыто до
invitation-who = Кто вы
invitation-name = Название стороны
invitation-kind = Вид
invitation-country = Код страны, например SY
invitation-passkey = Создать ключ доступа
invitation-passkey-note = Его хранит ваше устройство или ваш ключ безопасности, и каждый раз его разблокируете вы. Вас спросят дважды: чтобы создать и чтобы доказать.
invitation-passkey-make = Создать ключ доступа и попросить о допуске
invitation-file = Или создать файл ключа
invitation-file-note = Файл, который храните вы, с копией там, где пожар не достанет обе. Его берёт и командная строка.
invitation-phrase = Парольная фраза (рекомендуется)
invitation-phrase-again = Парольная фраза ещё раз
invitation-phrase-rule = Обе должны совпадать и иметь не менее 12 знаков: несколько случайно выбранных слов.
invitation-file-make = Создать файл ключа
invitation-save = Сначала сохраните файл ключа
invitation-save-note = Он есть только на этой странице. Когда он сохранён, можно просить о допуске.
invitation-save-do = Сохранить файл ключа
invitation-ask = Попросить о допуске
invitation-asks = Ваш ключ просит о допуске
invitation-asks-note = Решает { $by }. Прочтите отпечаток по другому каналу, чтобы никто не подменил ключ.
invitation-not-yet = Он ещё не допущен.

## problem
problem-unreachable = Сервер не ответил.
problem-busy = Сервер занят. Попробуйте чуть позже.
problem-too-many-requests = Слишком много запросов за короткое время. Подождите немного.
problem-quota-spent = Ваша сторона исчерпала дневной предел записей.
problem-session-ended = Ваш сеанс завершён. Войдите снова.
problem-login-needed = Сначала войдите.
problem-key-revoked = Ключ отозван. Используйте другой ключ вашей стороны.
problem-not-your-party = Это предназначено другой стороне.
problem-not-in-force = Это не в силе.
problem-in-force = Оно уже в силе: позиции больше не принимаются.
problem-not-bound = Это может только тот, кого оно связывает.
problem-not-provided = Его условия этого не предусматривают или не дают этого вам.
problem-suspended = Вы это уже приостановили.
problem-not-suspended = Вы этого не приостанавливали.
problem-leaving = Вы уже заявили о выходе.
problem-over = Это закончилось.
problem-superseded = Его заменила более новая редакция.
problem-settled = Это уже урегулировано.
problem-cure-period = Срок устранения нарушения ещё не истёк.
problem-too-late = Для этого уже поздно.
problem-audience = Круг тех, кто это видит, тем временем изменился. Откройте заново.
problem-published = Оно опубликовано: этого не отменить.
problem-broken-prev = Тем временем ваша сторона уже высказалась. Прочтите и начните заново.
problem-two-person = Это должны подписать два поста вашей стороны.
problem-one-post = С таким правилом никто не смог бы подписывать: сначала допустите второй пост.
problem-last-key = Это последний ключ, который может допускать другие.
problem-enrolled = Ключ уже известен.
problem-unknown-post = У одного из названных постов нет действующего ключа.
problem-invitation-used = Приглашение уже использовано.
problem-invitation-expired = Срок приглашения истёк.
