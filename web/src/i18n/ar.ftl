## language

language-name = العربية
language-direction = rtl

## shell

product = Parley
exercise = تمرين: لا شيء هنا حقيقي
skip = الانتقال إلى المحتوى
nav-label = الأقسام
nav-situation = الموقف
nav-list = القائمة
nav-record = السجل
nav-parties = الأطراف
language = اللغة
link-live = مباشر
link-delayed = متأخر { $seconds } ث
link-offline = دون اتصال منذ { $age }
link-connecting = جارٍ الاتصال
record-checking = جارٍ التحقق من السجل
record-verified = تم التحقق من السجل
record-unverified = لم يُتحقق من السجل بعد
record-broken = أُعيدت كتابة السجل
clock-local = محلي
past-showing = تنظرون إلى { $when }. لا يمكن توقيع شيء هنا.
mirror = نسخة طرفكم الخاصة من السجل. مضى على آخر ما سمعته من مضيفها { $age }.
mirror-stale = نسخة طرفكم الخاصة من السجل. لم تسمع من مضيفها منذ { $age }: ما اتُّفق عليه أو انتهى منذ ذلك غير معروف هنا.
mirror-doubt = وقّع المضيف ما لا يمكن أن يصح. ولدى هذه النسخة الدليل: انظروا parley mirror findings. لا تعتمدوا على الجديد.
past-leave = العودة إلى الآن
you-are = { $post } لدى { $party }
log-in = تسجيل الدخول
log-out = تسجيل الخروج
as-another = العرض بصفة
as-another-note = في التمارين فقط
as-nobody = لا أحد
failed-title = تعذّر عرض هذا
failed-again = إعادة المحاولة
not-found = لا يوجد شيء بهذا الاسم يحق لكم الاطلاع عليه.
unlisted = عدم الإدراج لا يعني انعدام الحماية: ما لا يظهر هنا يحتفظ بكل حماية يمنحها له القانون.
loading = جارٍ التحميل
age-seconds =
    { $n ->
        [zero] { $n } ثانية
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $n } ثوانٍ
        [many] { $n } ثانية
       *[other] { $n } ثانية
    }
age-minutes =
    { $n ->
        [zero] { $n } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }
age-hours =
    { $n ->
        [zero] { $n } ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
age-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }

## words

state-draft = مسودة
state-tabled = قيد النظر
state-clarification-pending = بانتظار الاستيضاح
state-countered = قوبل باقتراح مقابل
state-agreed = متفق عليه، يبدأ لاحقًا
state-in-force = نافذ
state-suspended = معلَّق
state-breach-notice = أُخطر بإخلال
state-termination-notice = نُقض، ولا يزال نافذًا
state-released = تم التحلل منه
state-expired = انقضت مدته
state-terminated = أُنهي
state-rejected = مرفوض
state-withdrawn = مسحوب
state-lapsed = سقط
state-superseded = حلّت محله صيغة أخرى
state-declared = معلَن
state-receipted = أُكد استلامه
state-recognised = معترف به
state-recognised-with-condition = معترف به بشرط
state-recognition-refused = رُفض الاعتراف به
state-ceased = توقف
state-asserted = يدّعيه طرف واحد
state-authorised = مأذون به
kind-safe-zone = منطقة آمنة
kind-no-fly-zone = منطقة حظر طيران
kind-corridor = ممر إنساني
kind-de-escalation-area = منطقة خفض التصعيد
kind-demilitarised-zone = منطقة منزوعة السلاح
kind-hospital-zone = منطقة استشفاء
kind-neutralised-zone = منطقة محيّدة
kind-non-defended-locality = موقع مجرّد من وسائل الدفاع
kind-pause = هدنة مؤقتة
consents = الموافقات { $got } من { $need }

## list

list-title = الترتيبات
list-needs = ما يحتاج إليكم
list-all = جميع الترتيبات
list-needs-none = لا شيء يحتاج إليكم الآن.
list-needs-nobody = سجّلوا الدخول لتروا ما يحتاج إليكم.
list-find = بحث
list-state = الحالة
list-sort = الترتيب حسب
list-any = أي حالة
list-by-urgency = ما تغيّر أو ينتهي أولًا
list-by-title = الاسم
list-by-tabled = الأحدث
list-count =
    { $n ->
        [zero] لا ترتيبات
        [one] ترتيب واحد
        [two] ترتيبان
        [few] { $n } ترتيبات
        [many] { $n } ترتيبًا
       *[other] { $n } ترتيب
    }
list-none = لا يوجد ترتيب على هذا النحو.
list-empty = لم يُطرح شيء بعد.
list-more = عرض { $n } أخرى
list-col-what = الترتيب
list-col-state = الحالة
list-col-term = المدة
list-col-waits = بانتظار
list-waits-none = لا شيء
list-changed = تغيّر
term-from = من { $when }
term-until = حتى { $when }
due = الموعد { $when }
due-in = المتبقي { $age }
due-over = فات الموعد
name-odd = قد لا يكون هذا الاسم كما يبدو
need-consent = موافقتكم مطلوبة
need-reaffirmation = موافقتكم تحتاج إلى تأكيد جديد
need-clarification = استيضاح ينتظر ردكم
need-reservation = تحفظ ينتظر قراركم
need-condition = شرط ينتظر تأكيدكم
need-cure = إخلال يجب تداركه
need-renewal = تجديد ينتظر التوقيع
need-expiry = المدة تنتهي قريبًا
need-recognition = يُطلب اعترافكم
need-resumption = تعليق يجب إنهاؤه
need-disclaim = قد يمس إقليمكم
need-map = خريطة نهائية يجب طرحها
need-audience = طرف يلزم إطلاعه
need-changed = تغيّر منذ قبولكم
need-countered = اقتراح مقابل لاقتراحكم
need-other = أمور أخرى تخصكم
wait-position = الموافقة
wait-reaffirmation = موافقة جديدة
wait-admission = القبول هنا
wait-audience = الاطلاع عليه
wait-second-party = طرف ثانٍ
wait-clarification = ردّ
wait-reservation = تحفظ
wait-condition = شرط
wait-cycle = شروط متوقف بعضها على بعض
wait-map = الخريطة النهائية
wait-date = البداية
wait-renewal = التجديد
wait-recognition = الاعتراف
wait-cure = تدارك إخلال
wait-resumption = الاستئناف
live-changes =
    { $n ->
        [zero] لا تغييرات
        [one] تغيير واحد
        [two] تغييران
        [few] { $n } تغييرات
        [many] { $n } تغييرًا
       *[other] { $n } تغيير
    }
live-show =
    عرض { $n ->
        [zero] التغييرات
        [one] تغيير واحد
        [two] تغييرين
        [few] { $n } تغييرات
        [many] { $n } تغييرًا
       *[other] { $n } تغيير
    }
unreachable = لا يمكن الوصول إلى الخادم، ولم يحتفظ هذا المتصفح بشيء لعرضه. تُعاد المحاولة تلقائيًا.

## vocabulary

basis-agreed = متفق عليه
basis-declared = معلَن
basis-authorised = مأذون به
basis-asserted = مدّعى به
role-territorial-state = دولة الإقليم
role-belligerent = طرف محارب
role-guarantor = ضامن
role-monitor = مراقب للامتثال
role-humanitarian = منظمة إنسانية
role-mediator = وسيط
role-observer = مراقب
activity-any = أي نشاط
activity-any-flight = أي طيران
activity-military-flight = الطيران العسكري
activity-civil-flight = الطيران المدني
activity-drone = الطائرات المسيّرة
activity-strike = الضربات
activity-ground-force = القوات البرية
activity-heavy-weapon = الأسلحة الثقيلة
activity-artillery = المدفعية
activity-movement = التحرك البري غير المسلح
purpose-humanitarian = لأغراض إنسانية
purpose-medevac = الإجلاء الطبي
purpose-search-and-rescue = البحث والإنقاذ
purpose-monitor = المراقبة
datum-agl = فوق سطح الأرض
datum-amsl = فوق متوسط مستوى سطح البحر
datum-wgs84 = فوق المجسم الإهليلجي WGS 84
datum-fl = مستوى الطيران

## propose

propose-heading-new = اقتراح جديد
propose-heading-counter = اقتراح مقابل
propose-heading-revise = صيغة جديدة
propose-of-counter = اقتراح مقابل لـ
propose-of-revise = صيغة جديدة من
propose-untitled = دون عنوان
propose-steps = الخطوات
propose-step-where = أين
propose-step-what = ماذا
propose-step-rules = القواعد
propose-step-who = مَن
propose-step-terms = الشروط
propose-step-sign = التوقيع
propose-check = المراجعة والتوقيع
propose-complete = مكتمل
propose-continue = متابعة: { $step }
propose-aside = الخريطة، وما ستعنيه المسودة
propose-remove = إزالة
propose-clear = مسح
propose-choose = اختيار…
propose-unit = الوحدة
propose-unit-km = كم
propose-unit-m = م
propose-unit-nm = أميال بحرية
propose-unit-ft = قدم
propose-unit-hours = ساعات
propose-unit-days = أيام
propose-unit-weeks = أسابيع
propose-unit-months = أشهر
propose-unit-years = سنوات
propose-from = من
propose-until = حتى
propose-about = نحو { $area }
propose-drafts = المسودات
propose-drafts-hint = تُحفظ المسودات في هذا المتصفح، لطرفكم وحده، إلى أن تطرحوها أو تحذفوها. وهي غير مشفّرة فيه.
propose-drafts-none = لا توجد مسودة.
propose-new = مسودة جديدة
propose-import = فتح ملف مسودة
propose-import-failed = لا يمكن قراءة { $name } بوصفه مسودة: { $why }
propose-import-line = السطر { $line } غير مفهوم: { $found }
propose-untaken = تعذّر أخذ ما يلي من الملف. وما كان من نص أو خريطة في ملف آخر يُدرج هنا على حدة.
propose-noted = عُلم
propose-export = حفظ في ملف
propose-drop = حذف
propose-drop-of = حذف { $title }
propose-drop-sure = أتُحذف نهائيًا؟
propose-keep = الإبقاء عليها
propose-kept = محفوظة في هذا المتصفح، { $when }
propose-kept-none = تُحفظ في هذا المتصفح أثناء الكتابة
propose-unkept = لا يحفظ هذا المتصفح شيئًا. احفظوا المسودة في ملف قبل المغادرة.
propose-newer = طُرحت صيغة أحدث بعد أن بدأتم هذه النسخة. والتغييرات أدناه مقارنة بالصيغة التي بدأتم منها.
propose-anew = البدء من جديد من الأحدث
propose-where-intro = ارسموا الحدود أو اكتبوا إحداثياتها: فهما سواء. وأضيفوا من الأحياز بقدر ما يسمّيه النص.
propose-shape-polygon = مضلع
propose-shape-circle = دائرة
propose-shape-corridor = ممر
propose-add = إضافة حيّز
propose-upload = رفع GeoJSON
propose-upload-large = يتجاوز حجم { $name } حدّ 1 MiB.
propose-upload-none = ليس { $name } ملف GeoJSON.
propose-upload-taken =
    { $n ->
        [0] لم يؤخذ شيء من الملف.
        [zero] لم يؤخذ شيء من الملف.
        [one] أُخذ حيّز واحد من الملف.
        [two] أُخذ حيّزان من الملف.
        [few] أُخذت { $n } أحياز من الملف.
        [many] أُخذ { $n } حيّزًا من الملف.
       *[other] أُخذ { $n } حيّز من الملف.
    }
propose-upload-left =
    { $n ->
        [zero] لم يتعذّر أخذ أي عنصر:
        [one] تعذّر أخذ عنصر واحد:
        [two] تعذّر أخذ عنصرين:
        [few] تعذّر أخذ { $n } عناصر:
        [many] تعذّر أخذ { $n } عنصرًا:
       *[other] تعذّر أخذ { $n } عنصر:
    }
propose-left = العنصر { $n }
propose-left-none = ليس له شكل هندسي.
propose-left-coordinates = ليست إحداثياته خطوط طول وعرض، أو هي أقل مما يلزم.
propose-left-radius = تحتاج النقطة إلى الخاصية radius_m لتكون دائرة.
propose-left-width = يحتاج الخط إلى الخاصية half_width_m ليكون ممرًا.
propose-left-type = ليس { $type } مضلعًا ولا دائرة ولا ممرًا.
propose-left-height = الخاصية { $field } غير مكتوبة على نحو «3000 ft amsl».
propose-left-accuracy = ليست accuracy_m عددًا من الأمتار.
propose-left-windows = ليست windows قائمة من from وuntil.
propose-volume-name = حيّز
propose-volume-id = اسم الحيّز
propose-volume-id-hint = تشير إليه القواعد بهذا الاسم.
propose-volume-remove = إزالة { $id }
propose-volume-more = الدقة والأضلاع والأوقات
propose-points-polygon = الزوايا
propose-points-circle = المركز
propose-points-corridor = الخط الأوسط
propose-points-hint = نقطة في كل سطر، بأي كتابة مألوفة: درجات ودقائق وثوانٍ، كسور عشرية، UTM، MGRS.
propose-notation = طريقة كتابة الإحداثيات
propose-notation-dms = درجات ودقائق وثوانٍ
propose-notation-ddm = درجات ودقائق عشرية
propose-notation-decimal = درجات عشرية
propose-notation-utm = UTM
propose-notation-mgrs = MGRS
propose-order = أيهما أولًا
propose-order-lat = خط العرض أولًا
propose-order-lon = خط الطول أولًا
propose-points-unread = لا يمكن قراءة السطر { $line }:
propose-points-one = للدائرة مركز واحد.
propose-rings =
    { $n ->
        [zero] لا أجزاء
        [one] جزء واحد
        [two] جزءان
        [few] { $n } أجزاء
        [many] { $n } جزءًا
       *[other] { $n } جزء
    }، { $holes ->
        [0] دون فراغات
        [zero] دون فراغات
        [one] فراغ واحد
        [two] فراغان
        [few] { $holes } فراغات
        [many] { $holes } فراغًا
       *[other] { $holes } فراغ
    }، عدد الزوايا { $corners }. غيّروا حدوده على الخريطة، أو في الملف الذي جاء منه.
propose-radius = نصف القطر
propose-half-width = نصف العرض، على كل جانب
propose-floor = من ارتفاع
propose-ceiling = حتى ارتفاع
propose-height-from = مقيسًا من
propose-height-n = الارتفاع
propose-height-ground = سطح الأرض
propose-height-unlimited = دون حد
propose-as-volume = حد الحيّز نفسه
propose-accuracy = دقة الخط
propose-accuracy-exact = دقيق
propose-accuracy-hint = أقصى بُعد ممكن للخط الحقيقي عن الخط المرسوم. ومن قد يُمسّ إقليمه ضمنه تلزم موافقته أو تخليه عن أثر المساس.
propose-edges = الأضلاع بين الزوايا
propose-edges-straight = مستقيمة في الطول والعرض
propose-edges-geodesic = أقصر الخطوط على الأرض (جيوديسية)
propose-windows = التواريخ
propose-windows-hint = إن لم تُحدد، سرى الحيّز ما دام الترتيب نافذًا.
propose-window = التواريخ { $n }
propose-window-add = إضافة تواريخ
propose-status = الخريطة
propose-status-final = نهائية: هي النص المعتمد
propose-status-pending = معلَّقة: يمكن الاتفاق عليه من حيث المبدأ، ولا يصبح نافذًا إلا بخريطة نهائية تحتاج إلى موافقة جديدة
propose-map = خريطة المسودة
propose-map-look = عرض المسودة
propose-map-final = خريطة نهائية
propose-map-pending = الخريطة معلَّقة
propose-kind = النوع
propose-kind-safe-zone = الناس فيها في مأمن من الهجوم، بما يحظره النص.
propose-kind-no-fly-zone = لا يحلّق فيها ما يسمّيه النص.
propose-kind-corridor = طريق للإغاثة أو لخروج الناس.
propose-kind-de-escalation-area = يتوقف فيها القتال وتتحسن الأوضاع.
propose-kind-demilitarised-zone = لا قوات فيها ولا منشآت، بالاتفاق (البروتوكول الإضافي الأول، المادة 60).
propose-kind-hospital-zone = للجرحى والمرضى ومن يجب تجنيبهم آثار الحرب (اتفاقية جنيف الرابعة، المادة 14).
propose-kind-neutralised-zone = مأوى للجرحى وللمدنيين وسط القتال (اتفاقية جنيف الرابعة، المادة 15).
propose-kind-non-defended-locality = مفتوح للاحتلال وغير مدافَع عنه (البروتوكول الإضافي الأول، المادة 59).
propose-kind-pause = لا يطلق أحد النار لفترة.
propose-basis = ما يستند إليه
propose-basis-agreed = يحتاج إلى موافقة جميع من تلزم موافقتهم، ولا يُلزم أحدًا قبلها.
propose-basis-declared = قول طرف واحد بشأن إقليمه هو. ويُلزم الآخرين متى اعترفوا به.
propose-basis-authorised = قررته جهة ثالثة، كمجلس الأمن. ويُلزم هنا من يقبله.
propose-basis-asserted = قول جانب واحد. ويُلزم من يقبله.
propose-basis-fixed = لا يتغير أساس الترتيب أبدًا؛ والاقتراح المقابل يُطرح للاتفاق عليه.
propose-authority = القرار المستند إليه
propose-texts = النصوص
propose-texts-hint = تتساوى النصوص ذات الحجية في الإلزام. وتغيير حرف واحد في أي منها صيغة جديدة.
propose-language-add = اللغة
propose-language-other = لغة أخرى، برمزها
propose-language-wrong = هذا ليس رمز لغة، أو أن اللغة موجودة بالفعل.
propose-language-remove = إخراج { $language }
propose-title = العنوان
propose-authentic = ذو حجية
propose-authentic-hint = هذا النص ملزِم؛ وما سواه ترجمات.
propose-text = النص
propose-clause-number = إدراج «{ $n }.»
propose-preview = كما سيُقرأ
propose-preview-empty = تبدأ البنود بأرقامها: «1. لا يطلق أحد النار داخل الدائرة.»
propose-clauses-uneven = يختلف ترقيم البنود بين اللغات:
propose-rules-intro = تصوغ القواعد محظورات النص بألفاظ البروتوكول، ليمكن فحص رحلة جوية أو خطة على أساسها. وتشير كل قاعدة إلى البند الذي استُمدت منه.
propose-rules-none = لا قواعد: لن يُعدّ أي فعل من أحد إخلالًا به.
propose-rule-add = إضافة قاعدة
propose-rule = البند { $clause }
propose-rule-remove = إزالة قاعدة البند { $clause }
propose-rule-more = أين، وعلى أي ارتفاع، ومتى، ومن يُستثنى
propose-clause = البند في النص
propose-forbids = يحظر
propose-forbids-any = «أي نشاط» يشمل كل ما عداه.
propose-addressed = على من
propose-addressed-all = كل من هو ملزَم.
propose-addressed-parties = أطراف مسمّاة
propose-another-party = طرف آخر…
propose-every-role = { $role }
propose-rule-volumes = في هذه الأحياز
propose-rule-volumes-all = الخريطة كلها.
propose-schedule = الساعات الأسبوعية
propose-schedule-always = في جميع الساعات.
propose-slot = الساعات { $n }
propose-slot-add = إضافة ساعات
propose-slot-over = تنتهي في اليوم التالي.
propose-hour-of = { $of }: بحسب
propose-hour-shift = { $of }: قبل أو بعد
propose-hour-clock = UTC
propose-hour-sunrise = شروق الشمس
propose-hour-sunset = غروب الشمس
propose-hour-at = في لحظته
propose-hour-before = قبل
propose-hour-after = بعد
propose-hour-time = الساعة UTC
propose-hour-long = المدة قبل أو بعد
propose-sun = موضع شروق الشمس وغروبها
propose-sun-hint = خط العرض أولًا. في الدقائق المحيطة بالشروق والغروب لا يستطيع التحقق أن يجزم.
propose-except = فترات التوقف
propose-except-add = إضافة فترة توقف
propose-exempt = تُستثنى هذه الأغراض
propose-exempt-parties = تُستثنى هذه الأطراف
propose-exempt-groups = تُستثنى هذه الجماعات، واحدة في كل سطر
propose-exempt-groups-hint = كما يسمّيها النص. وهي ليست أطرافًا، فلا يُحتسب منها شيء.
propose-who-intro = من له أي صفة، بترتيب النص. وتلزم موافقة كل من له صفة تلزم موافقتها، وكل من تمسّ الخريطة إقليمه.
propose-party = الطرف
propose-party-unknown = { $name } (ليس طرفًا هنا)
propose-role = الصفة
propose-as = الاسم في النص
propose-as-hint = الاسم الذي يورده النص؛ والعبرة بالطرف لا باسمه.
propose-up = نقل { $n } إلى أعلى
propose-down = نقل { $n } إلى أسفل
propose-holder-add = إضافة طرف
propose-holder-remove = إزالة { $name }
propose-consenting = الصفات التي تلزم موافقة كل من يحملها
propose-consenting-none = لا شيء: لا تلزم إلا موافقة من يمسّ إقليمهم.
propose-consents = تلزم موافقته
propose-no-consent-declared = لا تلزم موافقة أحد على منطقة معلَنة. ويجب أن تكونوا المدّعي الوحيد لإقليمها.
propose-no-consent-asserted = لا تلزم موافقة أحد على منطقة مدّعى بها، ولا تُلزم إلا من يقبلها.
propose-no-consent-authorised = لا تلزم هنا موافقة أحد على منطقة مأذون بها، ولا تُلزم هنا إلا من يقبلها.
propose-private = الملاحق الخاصة
propose-private-hint = تبقى كما أُودعت، وتكون جزءًا ملزمًا من هذه الصيغة أيضًا ما لم تزيلوها.
propose-seen = من سيطّلع عليه
propose-seen-everyone = كل طرف هنا
propose-seen-parties = هذه الأطراف وحدها
propose-seen-you = أنتم
propose-seen-must = يجب أن يطّلع عليه
propose-seen-same = من يطّلعون على الترتيب الآن. والصيغة تُعرض على جميع المخاطبين.
propose-seen-counter = يبدأ الاقتراح المقابل بمن يطّلعون على ما يرد عليه.
propose-seen-hint = يمكن إطلاع آخرين لاحقًا، فيرون كل ما قيل لجميع المخاطبين. ولا يمكن حجبه عن أحد بعد ذلك.
propose-terms-intro = ما لا تنص عليه الشروط يُرفض لاحقًا. وقبولها موافقة مسبقة على ما تنص عليه.
propose-effective = البداية
propose-effective-hint = إن لم يُحدد تاريخ أو شرط، أصبح نافذًا مع آخر موافقة.
propose-effective-at = ليس قبل
propose-zone = المنطقة الزمنية
propose-date = { $of }: التاريخ
propose-date-form = YYYY-MM-DD
propose-date-wrong = هذا ليس تاريخًا. اكتبوه هكذا: 2017-05-06، أي السنة ثم الشهر ثم اليوم.
propose-hour = { $of }: الساعة
propose-time-means = أي { $when }.
propose-time-twice = تُؤخَّر الساعات خلال هذه الساعة، فتأتي مرتين: { $first } و{ $second }. اكتبوها بتوقيت UTC.
propose-time-never = هذه الساعة غير موجودة هناك: تُقدَّم الساعات خلالها، أو أن المنطقة الزمنية غير معروفة. اكتبوها بتوقيت UTC.
propose-when = ليس قبل أن
propose-when-does = ما يفعله الطرف
propose-when-accepts = يقبل
propose-when-confirms = يؤكد
propose-when-fact = الواقعة التي تُؤكَّد
propose-when-fact-example = withdrawal-complete
propose-when-add = إضافة شرط
propose-when-all = جميعها
propose-when-any = يكفي واحد منها
propose-open-until = يسقط إن لم يصبح نافذًا بحلول
propose-open-until-hint = إن لم يُحدد، بقي مفتوحًا.
propose-duration = المدة
propose-duration-term = يدوم
propose-duration-none = دون مدة محددة
propose-ends = ينتهي نهائيًا في
propose-ends-hint = ولا تجديد بعد ذلك.
propose-renewal = يمكن تجديده
propose-renewal-hint = عند نهاية كل مدة
propose-renewal-mode = الكيفية
propose-renewal-by-consent = بالموافقة: يوقّع المذكورون قبل نهاية المدة
propose-renewal-tacit = تلقائيًا: ما لم يعترض في الموعد طرف تلزم موافقته
propose-renewal-by = من يجب أن يوقّع
propose-by-required = جميع من تلزم موافقتهم.
propose-by-bound = أي طرف ملزَم.
propose-by-seeing = أي طرف يطّلع عليه.
propose-renewal-notice = تُقدَّم الاعتراضات قبل نهايته بمقدار
propose-renewal-period = مدة كل تجديد
propose-renewal-same = كالمدة الأولى
propose-renewal-most = أقصى عدد للمرات
propose-renewal-any = دون حد للعدد
propose-notice = مهلة الإخطار
propose-notice-none = فورًا
propose-denunciation = يجوز لطرف أن ينقضه
propose-denunciation-hint = وأن يخرج بعد انقضاء المهلة
propose-denunciation-by = من يجوز له ذلك
propose-suspension = يجوز تعليقه
propose-suspension-hint = مع استمرار سريان المدة
propose-suspension-by = من يجوز له ذلك
propose-suspension-longest = لمدة أقصاها
propose-suspension-open = إلى أن يُستأنف
propose-accession = يجوز لآخرين الانضمام
propose-accession-hint = متى صار نافذًا
propose-accession-by = من يجوز له ذلك
propose-breach = يجوز الإخطار بإخلال
propose-breach-hint = فتبدأ مهلة لتداركه
propose-cure = مهلة التدارك
propose-cure-none = لا مهلة
propose-release = يجوز بعدها لمن أخطر أن يتحلل تجاه الطرف المخلّ
propose-meaning = ما سيعنيه
propose-meaning-empty = يظهر هنا أثناء الصياغة من تلزم موافقته وما يتقاطع معه.
propose-meaning-none = غير معروف بعد.
propose-ask = السؤال أثناء الكتابة
propose-ask-hint = تُرسل المسودة إلى هذا الخادم، فيجيب ولا يحتفظ منها بشيء
propose-ask-off = لا يُسأل أثناء الكتابة
propose-asking = جارٍ السؤال…
propose-ask-offline = لا اتصال: الصياغة مستمرة
propose-ask-current = حتى الآن
propose-ask-before = حتى ما قبل آخر تغيير لكم
propose-you = أنتم
propose-must =
    { $n ->
        [0] لا تلزم موافقة أحد
        [zero] لا تلزم موافقة أحد
        [one] تلزم موافقة طرف واحد
        [two] تلزم موافقة طرفين
        [few] تلزم موافقة { $n } أطراف
        [many] تلزم موافقة { $n } طرفًا
       *[other] تلزم موافقة { $n } طرف
    }
propose-must-none = لا صفة تلزم موافقتها، ولا إقليم طرف يُمسّ: بيّنوا في خطوة «مَن» من يحتاج الترتيب إلى موافقته.
propose-must-two = يجب أن يقبل طرفان على الأقل قبل أن يصبح أي شيء نافذًا.
propose-why-role = تلزم موافقته بحكم صفته.
propose-why-territory = تمسّ الخريطة إقليمه.
propose-why-territory-area = تمسّ الخريطة إقليمه: نحو { $area }.
propose-why-indeterminate = قد تمسّ الخريطة إقليمه، ضمن دقة الخطوط.
propose-why-bound = هو ملزَم بما سيحل هذا محله.
propose-attributed = كما تنسبه خريطة العالم المدمجة، وليس ذلك قولًا بشأن السيادة.
propose-not-here = ليس طرفًا هنا: لا يمكن أن يصبح شيء نافذًا إلى أن يُقبل طرفًا ويقبل هو.
propose-strangers =
    { $n ->
        [zero] لا مدّعٍ من غير الأطراف هنا:
        [one] مدّعٍ واحد ليس طرفًا هنا:
        [two] مدّعيان ليسا طرفين هنا:
        [few] { $n } مدّعين ليسوا أطرافًا هنا:
        [many] { $n } مدّعيًا ليسوا أطرافًا هنا:
       *[other] { $n } مدّعٍ ليسوا أطرافًا هنا:
    }
propose-ground-title = لمن الإقليم
propose-ground = نحو { $area }
propose-ground-indeterminate = قد يُمسّ، ضمن دقة الخطوط
propose-ground-none = ليس لأحد، بقدر ما هو معروف هنا.
propose-not-sole = لا يعلن منطقة على إقليم إلا المدّعي الوحيد له كله. ادّعوها بدلًا من ذلك، أو اطرحوها للاتفاق عليها.
propose-binds-nobody = لن يُلزم إلا من يقبله. ويُعرض على الآخرين مع ما قد يعنيه من مواجهة.
propose-meets = ما يتقاطع معه
propose-meets-none = لا منطقة ولا عملية يحق لكم الاطلاع عليها.
propose-overlap = يغطي نحو { $area } من المكان نفسه
propose-overlap-maybe = قد يغطي المكان نفسه، ضمن دقة الخطوط
propose-confrontation = نشاط { $party } ({ $activity }) سيخلّ بالبند { $clause } في «{ $volume }»
propose-confrontation-maybe = نشاط { $party } ({ $activity }) قد يخلّ بالبند { $clause } في «{ $volume }»
propose-during = من { $from } حتى { $until }
propose-during-open = من { $from }
propose-changes-counter = ما ستغيّرونه
propose-changes-revise = ما تغيّرونه
propose-changes-wait = يظهر ما يتغير متى أجاب الخادم.
propose-changes-none = لا اختلاف بعد.
propose-changes-area = المساحة: { $was }، ثم { $is } (أُضيف { $gained }، وتُرك { $lost })
propose-lacks =
    { $n ->
        [zero] لا شيء ينقص
        [one] أمر واحد ناقص
        [two] أمران ناقصان
        [few] { $n } أمور ناقصة
        [many] { $n } أمرًا ناقصًا
       *[other] { $n } أمر ناقص
    }
propose-problems =
    { $n ->
        [zero] لا مشكلات
        [one] مشكلة واحدة
        [two] مشكلتان
        [few] { $n } مشكلات
        [many] { $n } مشكلة
       *[other] { $n } مشكلة
    }
propose-notices = ما يقوله الشكل الدقيق على نحو مختلف
propose-lack-volume = ليس في الخريطة حيّز بعد.
propose-lack-id = ليس للحيّز { $n } اسم.
propose-lack-id-twice = حيّزان باسم واحد «{ $id }».
propose-lack-typed = لا يمكن قراءة إحداثيات «{ $id }».
propose-lack-shape = لم يُرسم «{ $id }» بعد.
propose-lack-circle = ليس لـ «{ $id }» نصف قطر.
propose-lack-corridor = ليس لـ «{ $id }» عرض.
propose-lack-kind = لم يُختر النوع.
propose-lack-authority = لم يُسمَّ القرار الذي يستند إليه.
propose-lack-language = لا يوجد نص.
propose-lack-authentic = لا نص ذا حجية.
propose-lack-title = العنوان ناقص ({ $lang }).
propose-lack-text = النص ناقص ({ $lang }).
propose-lack-clause = لا تبيّن القاعدة { $n } البند الذي استُمدت منه.
propose-lack-clause-twice = قاعدتان للبند «{ $clause }».
propose-lack-forbids = قاعدة البند { $clause } لا تحظر شيئًا.
propose-lack-slot = ساعات البند { $clause } غير مكتملة.
propose-lack-sun = لا يذكر البند { $clause } أين تشرق الشمس وتغرب.
propose-lack-except = فترة توقف للبند { $clause } غير مكتملة.
propose-lack-rule-volume = يذكر البند { $clause } الحيّز «{ $id }»، وهو ليس على الخريطة.
propose-lack-party = لا يسمّي السطر { $n } طرفًا.
propose-lack-holder-twice = يكرر السطر { $n } سطرًا قبله.
propose-lack-consenting = لا أحد يحمل صفة تُطلب موافقتها.
propose-lack-duration = يحتاج التجديد إلى تحديد طول المدة.
propose-unchanged = لا اختلاف عما بدأتم منه، فلا شيء يُوقَّع.
propose-unfaithful = جعل الخادم مما يلي غير ما كتبتم. لا توقّعوا، وأبلغوا القائم على تشغيله.
propose-fingerprint = بصمة الصيغة
propose-sign-offline = لا اتصال. المسودة محفوظة، ويمكن توقيعها عند عودة الاتصال.
propose-sign-login = لطرحه، سجّلوا الدخول.
propose-sign-power = لا يحق لمنصبكم تقديم ترتيبات. احفظوا المسودة في ملف لمنصب يحق له ذلك.
propose-sign-agreed = التوقيع والطرح
propose-sign-declared = التوقيع والإعلان
propose-sign-asserted = التوقيع والإعلام
propose-sign-authorised = التوقيع والإعلام
propose-sign-counter = توقيع الاقتراح المقابل
propose-sign-revise = توقيع الصيغة الجديدة
propose-then = الطرح ليس قبولًا: تتخذون موقفًا بعده ككل الآخرين. ولا يصبح به شيء نافذًا.
propose-then-declared = يُلزمكم من الآن، ويُلزم الآخرين متى اعترفوا به.
propose-then-asserted = لا يُلزم إلا من يقبله.
propose-then-authorised = لا يُلزم هنا إلا من يقبله.

## map

map-zoom-in = تكبير
map-zoom-out = تصغير
map-all = عرض الكل
map-legend = مفتاح الخريطة
map-loading = جارٍ تحميل الخريطة
map-zones-loading = جارٍ تحميل المناطق
map-empty = لا شيء مرسوم هنا في هذا الوقت.
map-bare = تعذّر تحميل السواحل والأسماء؛ المناطق مرسومة.
map-disclaimer = لا تعني الحدود والأسماء المعروضة أي إقرار بها.
map-sources = المصادر
map-signs = العلامات
map-failed = لا يمكن رسم الخريطة.
map-no-webgl = لا يتوفر WebGL 2 في هذا المتصفح أو الجهاز. كل ما كان سيظهر على الخريطة مدرج هنا.
map-lost = توقفت رسوميات هذا الجهاز. كل ما كان سيظهر على الخريطة مدرج هنا؛ وتعود الخريطة تلقائيًا بعودتها.
map-content = على الخريطة
map-content-view =
    { $n ->
        [0] لا شيء في مجال الرؤية.
        [zero] لا شيء في مجال الرؤية.
        [one] ترتيب واحد في مجال الرؤية.
        [two] ترتيبان في مجال الرؤية.
        [few] { $n } ترتيبات في مجال الرؤية.
        [many] { $n } ترتيبًا في مجال الرؤية.
       *[other] { $n } ترتيب في مجال الرؤية.
    }
map-content-all =
    { $n ->
        [0] لا شيء مرسوم في هذا الوقت.
        [zero] لا شيء مرسوم في هذا الوقت.
        [one] ترتيب واحد
        [two] ترتيبان
        [few] { $n } ترتيبات
        [many] { $n } ترتيبًا
       *[other] { $n } ترتيب
    }
map-content-more =
    { $n ->
        [zero] لا مزيد.
        [one] واحد آخر: كبّروا لتروه هنا.
        [two] اثنان آخران: كبّروا لتروهما هنا.
        [few] { $n } أخرى: كبّروا لتروها هنا.
        [many] { $n } أخرى: كبّروا لتروها هنا.
       *[other] { $n } أخرى: كبّروا لتروها هنا.
    }
map-volumes =
    { $n ->
        [zero] لا أحياز
        [one] حيّز واحد
        [two] حيّزان
        [few] { $n } أحياز
        [many] { $n } حيّزًا
       *[other] { $n } حيّز
    }
map-role-now = المقترح الآن
map-role-was = سابقًا
map-role-added = مضاف
map-role-removed = محذوف
draw-tools = الرسم
draw-polygon = مضلع
draw-circle = دائرة
draw-corridor = ممر
draw-edit = تعديل الأشكال
draw-delete = حذف الشكل
draw-undo = تراجع
draw-redo = إعادة
draw-finish = إنهاء
draw-cancel = إلغاء
draw-polygon-how = انقروا كل زاوية. انقروا الأولى ثانيةً، أو اضغطوا «إنهاء»، لإغلاق الحدود.
draw-circle-how = انقروا المركز، ثم الموضع الذي تنتهي عنده الدائرة.
draw-corridor-how = انقروا على امتداد منتصف الممر. انقروا النقطة الأخيرة ثانيةً، أو اضغطوا «إنهاء»، لإنهائه.
draw-edit-how = اسحبوا زاوية لنقلها، أو نقطة وسطى لإضافة زاوية؛ وانقروا زاوية بالزر الأيمن لحذفها. اسحبوا الشكل لنقله كله.
draw-pick = انقروا شكلًا لتعديله.
draw-corridor-width = { $width } على كل جانب
draw-typed = يمكن فعل الشيء نفسه بالإحداثيات نصًا.
notation-order = أيهما أولًا؟ اكتبوا خط العرض مع N أو S وخط الطول مع E أو W، مثل 33.5N 36.25E.
notation-comma = هل الفواصل للفصل أم للكسور العشرية؟ اكتبوا الكسور العشرية بنقطة، مع N أو S وE أو W، مثل 33.5N 36.25E.
notation-mark-each = يحتاج كل خط عرض إلى N أو S، وكل خط طول إلى E أو W، مثل 33.5N 36.25E.
notation-marks = اكتبوا N وS وE وW كلها قبل أرقامها، أو كلها بعدها.
notation-same-axis = خطّا عرض أو خطّا طول متتاليان. اكتبوا واحدًا من كل منهما، مثل 33.5N 36.25E.
notation-two = النقطة خط عرض وخط طول. اكتبوا كليهما، مثل 33.5N 36.25E.
notation-nothing = لا توجد إحداثيات هنا.
notation-sign = في { $text } إشارة ليست في موضعها. اكتبوا ناقصًا، أو S أو W، لا كليهما، وقبل الدرجات وحدها.
notation-latitude = لا يوجد خط عرض { $value }°: يمتد من 90S إلى 90N.
notation-longitude = لا يوجد خط طول { $value }°: يمتد من 180W إلى 180E.
notation-sixty = لا تتجاوز الدقائق والثواني 59.
notation-fraction = لا يجوز الكسر العشري إلا في الأخير من الدرجات والدقائق والثواني.
notation-unit = تتوالى الدرجات ° والدقائق ′ والثواني ″ بهذا الترتيب، كلٌّ بعد عددها.
notation-many-numbers = هناك أكثر من درجات ودقائق وثوانٍ. ضعوا كل نقطة في سطر مستقل.
notation-packed = لا يمكن تقسيم { $text } إلى درجات ودقائق وثوانٍ. اكتبوا خط العرض برقمين للدرجات وخط الطول بثلاثة، مثل 335130N0361500E.
notation-west-or-east = الحرف O يعني الغرب في لغات والشرق في أخرى. اكتبوا W أو E.
notation-letter = «{ $text }» ليس جزءًا من إحداثية.
notation-long = السطر طويل جدًا.
notation-geo = بعد geo: اكتبوا خط العرض ثم فاصلة ثم خط الطول بالدرجات، مثل geo:33.5,36.25.
notation-datum = لا يُقرأ إلا WGS 84، لا { $datum }. حوّلوا الإحداثيات أولًا.
notation-utm = اكتبوا UTM على هذا النحو: النطاق، ثم north أو south، ثم الإحداثي الشرقي والشمالي بالأمتار، مثل 37 north 244527 3710105.
notation-utm-zone = لا يوجد نطاق { $zone } في UTM: من 1 إلى 60.
notation-utm-band = ليس { $band } حزامًا من أحزمة UTM. اكتبوا north أو south بدلًا منه.
notation-utm-s = هل S هو نصف الكرة الجنوبي، أم الحزام من 32° إلى 40° شمالًا؟ اكتبوا { $zone } south أو { $zone } north.
notation-utm-not-band = لا يقع الإحداثي الشمالي في الحزام { $band }. اكتبوا north أو south بدلًا منه، أو تحققوا من الأرقام.
notation-mgrs = لا يسمّي { $text } مربعًا في MGRS.
notation-mgrs-odd = عدد أرقام { $text } فردي: في MGRS للإحداثي الشرقي مثل ما للشمالي.
notation-mgrs-coarse = { $text } مربع يتجاوز 100 م. اكتبوا ثلاثة أرقام على الأقل لكل من الإحداثي الشرقي والشمالي.

## login

login-title = تسجيل الدخول
login-title-of = تسجيل الدخول إلى { $ledger }
login-ended = انتهت جلستكم
login-ended-note = لم يُفقد شيء: سجّلوا الدخول من جديد، وما كنتم تعملون عليه كما كان.
login-are = لقد سجّلتم الدخول
login-roles = الدخول بصفة
login-roles-note = في هذا التمرين يجوز لكل شخص أن يمثّل أي طرف. هذه المفاتيح لا تحمي شيئًا.
login-kept = المفاتيح المحفوظة في هذا المتصفح
login-file = بملف مفتاح
login-file-other = بملف مفتاح آخر
login-passkey = بمفتاح مرور
login-passkey-note = يطلب منكم جهازكم، أو الخدمة التي تحفظ مفاتيح مروركم، فتحه.
login-passkey-do = تسجيل الدخول بمفتاح مرور
login-file-note = يبقى الملف على هذا الحاسوب: لا يُرسل منه إلى الخادم إلا توقيع.
login-ledger = السجل
login-ledger-note = قارنوا هذا بما نشره المضيف، أو بما يراه طرف آخر.
login-ledger-id = هوية السجل
login-no-passkeys = تحتاج مفاتيح المرور إلى عنوان له اسم؛ هذا العنوان رقم مجرد.
login-refused = لا يعرف هذا السجل المفتاح، أو أن التوقيع غير صحيح.
login-foreign = طلب الخادم توقيعًا مخصصًا لمكان آخر. لم يُوقَّع شيء.
login-stranger = المفتاح ليس في هذا السجل بعد
login-stranger-todo = سلّموا النصف العلني إلى من يُدخلكم: أمين السجل إن كنتم طرفًا جديدًا، أو مدير طرفكم إن كان مفتاحًا جديدًا. واقرؤوا له البصمة عبر وسيلة أخرى، كي لا يضع أحد مفتاحًا آخر مكانه.
login-public-half = حفظ النصف العلني

## keys

key-file = ملف المفتاح
key-file-choose = اختيار ملف مفتاح
key-file-drop = أو إفلاته هنا
key-file-paste = لصق محتواه بدلًا من ذلك
key-file-pasted = محتوى ملف المفتاح
key-file-not-one = هذا ليس ملف مفتاح من Parley.
key-file-damaged = ملف المفتاح تالف أو عُدّل يدويًا. استخدموا نسختكم.
key-file-public = هذا النصف العلني من المفتاح، ولا يمكنه التوقيع. استخدموا ملف المفتاح نفسه.
key-file-agent = سرّ هذا المفتاح في ssh-agent، ولا يستطيع المتصفح الوصول إليه. استخدموه في سطر الأوامر.
key-file-receives = هذا مفتاح استلام؛ لا يوقّع ولا يفتح جلسات.
key-file-passkey = هذا قيد مفتاح مرور. سجّلوا الدخول بمفتاح المرور نفسه.
key-file-passphrase = عبارة السر لا تفتح الملف.
key-file-too-large = الملف أكبر من أن يكون ملف مفتاح.
key-another-party = هذا المفتاح لطرف غير الذي تتحدثون باسمه.
key-passphrase = عبارة السر
key-keep = حفظ هذا المفتاح في هذا المتصفح
key-keep-note = يمكن لمن يستخدم هذا المتصفح أن يستعمله هنا، ولا يمكن نسخه منه.
key-opening = جارٍ فتح المفتاح
key-fingerprint = بصمة المفتاح
key-fingerprint-is = مفتاح
key-is-passkey = مفتاح مرور
key-is-kept = مفتاح محفوظ
key-forget = نسيان
passkey-add = إضافة مفتاح مرور
passkey-add-note = يحفظ مفتاحَ المرور جهازُكم أو مفتاح الأمان لديكم، وتفتحونه أنتم في كل مرة. ويقبله مدير لدى طرفكم.
passkey-post = للمنصب
passkey-powers = يحق له توقيع
passkey-make = إنشاء مفتاح مرور
passkey-made-enrol = أُنشئ مفتاح المرور. وقّعوا تقييده بالمفتاح الذي سجّلتم الدخول به.
passkey-made-hand = أُنشئ مفتاح المرور. سلّموا نصفه العلني إلى مدير لدى طرفكم، واقرؤوا له البصمة بوسيلة أخرى.
passkey-enrol = تقييده
passkey-enrolled = تم تقييده: يمكنكم تسجيل الدخول والتوقيع به.
cosign-title = التوقيع بصفة المنصب الثاني
cosign-note = افتحوا ملفًا وقّع فيه منصب آخر لدى طرفكم بيانًا. ترون كل ما يقوله قبل أن تضيفوا توقيعكم.
cosign-choose = اختيار الملف
cosign-not-one = هذا ليس بيانًا ينتظر توقيعًا ثانيًا.
passkey-not-given = لم يُقدَّم مفتاح مرور. حاولوا ثانيةً، أو استخدموا ملف مفتاح.

## situation

situation-show = المزيد عن { $title }
situation-selected = { $title }: { $state }
situation-watching = قيد المتابعة
situation-ended = منتهية
situation-kind = النوع
situation-any-kind = أي نوع
situation-you = أنتم
situation-bound = ملزَمون به
situation-unbound = غير ملزَمين به
situation-accepted = قبلتم الصيغة { $n }
situation-endless = بلا نهاية
situation-binds = يُلزم
situation-tabled = طرحه
situation-revision = الصيغة { $n }، { $when }
situation-map-pending = الخريطة معلَّقة: لا يمكن أن يصبح نافذًا قبل قبول صيغة تتضمن الخريطة النهائية.
situation-open = فتح
situation-propose = اقتراح منطقة
time-label = الزمن
time-shown = الوقت المعروض، UTC
time-back = إلى ما حدث قبل ذلك
time-forth = إلى ما يليه
time-field = التاريخ والوقت، UTC
time-stretch = الفترة الزمنية
time-day = يومان
time-fortnight = أسبوعان
time-quarter = 3 أشهر
time-years = سنتان
time-all = الفترة كلها
time-now = الآن
time-wrong = هذا ليس تاريخًا ووقتًا. اكتبوه هكذا: 2017-05-06 21:00.
instant-form = السنة-الشهر-اليوم والساعة:الدقيقة، بنظام 24 ساعة، UTC
mark-tabled = طُرح { $title }
mark-starts = أصبح { $title } نافذًا
mark-ends = تنتهي مدة { $title }
mark-due = موعد: { $title }
situation-map = خريطة الترتيبات
situation-map-failed = لا يمكن تحميل الخريطة الآن. القائمة المجاورة كاملة.

## terms

terms-rules = ما هو محظور
terms-rules-none = هذه الصيغة لا تحظر شيئًا: ليس فيها قواعد.
terms-terms = المدة والسريان
terms-texts = النصوص
terms-volumes = المكان
terms-roles = المشاركون
terms-private = الملاحق الخاصة
terms-clause = البند { $clause }
terms-forbidden = محظور على { $who }: { $acts }.
terms-everyone-bound = كل من هو ملزَم
terms-every-role = كل من له صفة { $role }
terms-where =
    { $n ->
        [zero] في الحيّز { $volumes }.
        [one] في الحيّز { $volumes }.
        [two] في الحيّزين { $volumes }.
        [few] في الأحياز { $volumes }.
        [many] في الأحياز { $volumes }.
       *[other] في الأحياز { $volumes }.
    }
terms-where-all = في الخريطة كلها.
terms-heights = من { $floor } حتى { $ceiling }.
terms-heights-all = على جميع ارتفاعات أحياز الخريطة.
terms-as-volume = حد الحيّز نفسه
terms-when = فقط { $slots }.
terms-when-all = في جميع الأوقات.
terms-slot = { $days } من { $from } حتى { $until } UTC
terms-slot-over = { $days } من { $from } حتى { $until } UTC من اليوم التالي
terms-slot-sun = { $days } من { $from } حتى { $until }
terms-clock = { $time } UTC
terms-sunrise = شروق الشمس
terms-sunset = غروب الشمس
terms-sun-before = { $time } قبل { $sun }
terms-sun-after = { $time } بعد { $sun }
terms-sun-place = شروق الشمس وغروبها كما عند خط العرض { $lat } وخط الطول { $lon }، بفارق دقائق؛ والأيام بحسب UTC.
terms-except = باستثناء { $windows }.
terms-except-window = من { $from } حتى { $until }
terms-every-day = كل يوم
terms-exempt = باستثناء
terms-exempt-purposes = لا يشمل: { $purposes }.
terms-exempt-parties = غير موجّه إلى { $parties }.
terms-exempt-groups = يستثني النص هذه الجماعات، وهي ليست أطرافًا هنا: { $groups }.
terms-effective = البداية
terms-effective-at = ليس قبل { $when }.
terms-effective-when = ليس قبل أن يتحقق ما يلي: { $condition }.
terms-effective-none = حالما يوافق كل من تلزم موافقته.
terms-open-until = يسقط إن لم يصبح نافذًا بحلول { $when }.
terms-duration-field = المدة
terms-duration = { $period } من البداية.
terms-ends = ينتهي في { $when } على أبعد تقدير.
terms-duration-none = لم تُحدد نهاية.
terms-renewal-field = التجديد
terms-renewal-tacit = يستمر تلقائيًا، ما لم يعترض في الموعد طرف تلزم موافقته.
terms-renewal-consent = لا يستمر إلا إذا وقّع على ذلك قبل نهايته { $who }.
terms-every-required = جميع من تلزم موافقتهم
terms-renewal-same = لمدة مساوية للمدة الأولى.
terms-renewal-period = مدة كل تجديد { $period }.
terms-renewal-notice = آخر موعد للاعتراض قبل النهاية: { $period }.
terms-renewal-most =
    { $n ->
        [zero] لا يُجدَّد.
        [one] مرة واحدة على الأكثر.
        [two] مرتين على الأكثر.
        [few] { $n } مرات على الأكثر.
        [many] { $n } مرة على الأكثر.
       *[other] { $n } مرة على الأكثر.
    }
terms-renewal-none = غير منصوص عليه: لا يُجدَّد.
terms-denunciation-field = النقض
terms-denunciation = يجوز أن ينقضه { $who }، { $notice }.
terms-denunciation-none = غير منصوص عليه: لا يجوز لأحد الخروج قبل النهاية.
terms-suspension-field = التعليق
terms-suspension = يجوز أن يعلّقه { $who }، { $notice }.
terms-suspension-longest = وأقصى مدة له { $period }.
terms-suspension-open = إلى أن يستأنفه من علّقه.
terms-suspension-none = غير منصوص عليه: لا يجوز لأحد تعليقه.
terms-accession-field = الانضمام
terms-accession = متى صار نافذًا فهو مفتوح أمام { $who }.
terms-accession-none = غير منصوص عليه: لا ينضم أحد لاحقًا.
terms-breach-field = الإخلال
terms-breach = بعد الإخطار بالإخلال تُمنح لتداركه مهلة مدتها { $period }.
terms-breach-no-cure = لا يترك الإخطار بالإخلال مهلة لتداركه.
terms-breach-release = وبعدها يجوز لمن أخطر أن يتحلل تجاه الطرف المخلّ.
terms-breach-no-release = ولا يترتب على ذلك تحلل.
terms-breach-none = غير منصوص عليه: لا يجوز الإخطار بإخلال.
terms-any-bound = أي طرف ملزَم
terms-any-seeing = أي طرف يطّلع عليه
terms-notice = بإخطار مسبق مدته { $period }
terms-no-notice = فورًا
terms-no-time = دون مهلة
terms-months =
    { $n ->
        [zero] { $n } شهر
        [one] شهر واحد
        [two] شهران
        [few] { $n } أشهر
        [many] { $n } شهرًا
       *[other] { $n } شهر
    }
terms-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }
terms-hours =
    { $n ->
        [zero] { $n } ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
terms-if-accepts = قبول { $party }
terms-if-confirms = تأكيد { $party } «{ $label }»
terms-feet = { $n } قدم
terms-metres = { $n } م
terms-km = { $n } كم
terms-km2 = { $n } كم²
terms-m2 = { $n } م²
terms-height = { $value } { $datum }
terms-ground = سطح الأرض
terms-unlimited = دون حد
terms-volume-heights = من { $floor } حتى { $ceiling }.
terms-volume-open = من { $floor } صعودًا، دون حد.
terms-volume-windows = فقط { $windows }.
terms-window = من { $from } حتى { $until }
terms-accuracy = يقع الخط الحقيقي ضمن { $length } من الخط المرسوم.
terms-exact = الإحداثيات دقيقة: هي النص المعتمد.
terms-circle = دائرة نصف قطرها { $radius }
terms-corridor =
    { $n ->
        [zero] ممر عرضه { $width }
        [one] ممر عرضه { $width }
        [two] ممر عرضه { $width } عبر نقطتين
        [few] ممر عرضه { $width } عبر { $n } نقاط
        [many] ممر عرضه { $width } عبر { $n } نقطة
       *[other] ممر عرضه { $width } عبر { $n } نقطة
    }
terms-polygon =
    { $n ->
        [zero] حدود دون زوايا
        [one] حدود بزاوية واحدة، أضلاعها مستقيمة في الطول والعرض
        [two] حدود بزاويتين، أضلاعها مستقيمة في الطول والعرض
        [few] حدود ذات { $n } زوايا، أضلاعها مستقيمة في الطول والعرض
        [many] حدود ذات { $n } زاوية، أضلاعها مستقيمة في الطول والعرض
       *[other] حدود ذات { $n } زاوية، أضلاعها مستقيمة في الطول والعرض
    }
terms-polygon-geodesic =
    { $n ->
        [zero] حدود دون زوايا
        [one] حدود بزاوية واحدة، أضلاعها على دوائر عظمى
        [two] حدود بزاويتين، أضلاعها على دوائر عظمى
        [few] حدود ذات { $n } زوايا، أضلاعها على دوائر عظمى
        [many] حدود ذات { $n } زاوية، أضلاعها على دوائر عظمى
       *[other] حدود ذات { $n } زاوية، أضلاعها على دوائر عظمى
    }
terms-map-pending = الخريطة معلَّقة: يمكن الاتفاق عليه من حيث المبدأ، ولا يصبح نافذًا إلا بعد قبول صيغة تتضمن الخريطة النهائية.
terms-map-none = لا توجد خريطة بعد.
terms-coordinates = الإحداثيات
terms-outline = الحدود
terms-hole = فراغ { $n }
terms-part-of = جزء { $n }
terms-centre = المركز
terms-line = الخط
terms-point = نقطة
terms-notation = طريقة الكتابة
terms-notation-dms = درجات ودقائق وثوانٍ
terms-notation-ddm = درجات ودقائق
terms-notation-decimal = درجات عشرية
terms-notation-utm = UTM
terms-notation-mgrs = MGRS
terms-authentic = ذو حجية
terms-translation = ترجمة
terms-text-erased = مُحي هذا النص. ويبقى التزامه في السجل.
terms-invisible = حرف غير مرئي قد يغيّر كيفية قراءة النص
terms-more =
    { $n ->
        [zero] لا فقرات أخرى
        [one] عرض فقرة أخرى
        [two] عرض فقرتين أخريين
        [few] عرض التالي من { $n } فقرات أخرى
        [many] عرض التالي من { $n } فقرة أخرى
       *[other] عرض التالي من { $n } فقرة أخرى
    }
terms-more-points =
    { $n ->
        [zero] لا نقاط أخرى
        [one] عرض نقطة أخرى
        [two] عرض نقطتين أخريين
        [few] عرض التالي من { $n } نقاط أخرى
        [many] عرض التالي من { $n } نقطة أخرى
       *[other] عرض التالي من { $n } نقطة أخرى
    }
terms-private-note =
    { $n ->
        [zero] لا توجد ملاحق خاصة.
        [one] يوجد ملحق خاص واحد. وهو جزء ملزم من هذه الصيغة ولا يُعرض إلا على المذكورين.
        [two] يوجد ملحقان خاصان. وهما جزء ملزم من هذه الصيغة ولا يُعرضان إلا على المذكورين.
        [few] توجد { $n } ملاحق خاصة. وهي جزء ملزم من هذه الصيغة ولا تُعرض إلا على المذكورين.
        [many] يوجد { $n } ملحقًا خاصًا. وهي جزء ملزم من هذه الصيغة ولا تُعرض إلا على المذكورين.
       *[other] يوجد { $n } ملحق خاص. وهي جزء ملزم من هذه الصيغة ولا تُعرض إلا على المذكورين.
    }
terms-private-for = لـ { $parties } وحدهم.
terms-consents = تلزم موافقته
terms-fingerprint = بصمة هذه الصيغة
terms-authority = يستند إلى: { $authority }

## review

review-tabs = ما يُعرض
review-tab-terms = الشروط
review-tab-changes = التغييرات منذ الصيغة { $n }
review-tab-answered = ما الذي يغيّره
review-answered = { $title }، الصيغة { $n }
review-tab-discussion = النقاش
review-tab-positions = المواقف
review-tab-record = السجل
review-open-questions =
    { $n ->
        [zero] لا استيضاح مفتوح
        [one] استيضاح واحد مفتوح
        [two] استيضاحان مفتوحان
        [few] { $n } استيضاحات مفتوحة
        [many] { $n } استيضاحًا مفتوحًا
       *[other] { $n } استيضاح مفتوح
    }
review-tabled = الصيغة { $n } من { $of }، طرحها { $party }، { $when }
review-revision = الصيغة { $n }
review-answers = اقتراح مقابل لـ
review-countered =
    { $n ->
        [zero] لا اقتراح مقابل
        [one] قوبل باقتراح
        [two] قوبل باقتراحين:
        [few] قوبل بـ { $n } اقتراحات:
        [many] قوبل بـ { $n } اقتراحًا:
       *[other] قوبل بـ { $n } اقتراح:
    }
review-newer = توجد صيغة أحدث، { $n }.
review-newer-force = طُرحت الصيغة { $n } لتحل محل هذه. وتبقى هذه سارية حتى تصبح تلك نافذة.
review-newer-see = عرض ما تغيّره
review-not-carried = قبلتم الصيغة { $n }. ولا ينتقل ذلك القبول: هذا نص آخر، ويحتاج إلى كلمتكم من جديد.
review-compare-from = من
review-compare-to = إلى
review-first = هذه الصيغة الأولى: لا يوجد ما تُقارن به.
review-nothing-differs = لا يختلف شيء يمكن عرضه. وهما مع ذلك صيغتان، وتحتاج كل منهما إلى موافقة خاصة بها.
review-field = العنصر
review-was = سابقًا
review-is = المقترح الآن
review-absent = لم يكن موجودًا
review-dropped = محذوف
review-alike = تُقرأ هذه على نحو واحد وليست واحدة: قد يحمل طرفان اسمًا واحدًا.
review-nobody = لا أحد بحكم صفته
review-always = ما دام نافذًا
review-exact = دقيق
review-outline-moved = { $shape }، في مكان آخر
review-area-note = مكتسب { $gained }، متروك { $lost }. المساحات للعلم؛ ولا تقرر شيئًا.
review-map-erased = لا يمكن عرض إحدى الخريطتين: مُحيت، أو ليست لكم.
review-text-added = جديد
review-text-removed = محذوف
review-standing = سابقًا: { $was }. الآن: { $is }.
review-group-area = المساحة
review-group-heading = ماهيته
review-group-terms = المدة والسريان
review-group-rules = ما هو محظور
review-group-volumes = المكان
review-group-roles = المشاركون
review-group-private = الملاحق الخاصة
review-field-area = جميع الأحياز
review-field-kind = النوع
review-field-basis = الأساس
review-field-authority = السند
review-field-consenting = الصفات التي تلزم موافقتها
review-field-map = الخريطة
review-field-volume = { $volume }
review-field-outline = { $volume }: الحدود
review-field-floor = { $volume }: الحد الأدنى
review-field-ceiling = { $volume }: الحد الأعلى
review-field-windows = { $volume }: الأوقات
review-field-accuracy = { $volume }: الدقة
review-field-called = { $party }: الاسم في النص
review-map-pending = معلَّقة
review-map-final = نهائية
review-claim = تقع { $area } على إقليم يعلنه { $party }.
review-claim-attributed = تقع { $area } على إقليم تنسبه خريطة العالم إلى { $party }.
review-gate =
    { $n ->
        [zero] لا يصبح نافذًا إلا بعد موافقة طرفين على الأقل على هذه الصيغة نفسها.
        [one] لا يصبح نافذًا إلا بعد موافقة ذلك الطرف وطرف آخر على الأقل على هذه الصيغة نفسها.
        [two] لا يصبح نافذًا إلا بعد موافقة الطرفين كليهما على هذه الصيغة نفسها.
        [few] لا يصبح نافذًا إلا بعد موافقة الأطراف الـ { $n } جميعًا على هذه الصيغة نفسها.
        [many] لا يصبح نافذًا إلا بعد موافقة الأطراف الـ { $n } جميعًا على هذه الصيغة نفسها.
       *[other] لا يصبح نافذًا إلا بعد موافقة الأطراف الـ { $n } جميعًا على هذه الصيغة نفسها.
    }
review-bound-count =
    { $n ->
        [0] لا أحد ملزَم
        [zero] لا أحد ملزَم
        [one] طرف واحد ملزَم
        [two] طرفان ملزَمان
        [few] { $n } أطراف ملزَمة
        [many] { $n } طرفًا ملزَمًا
       *[other] { $n } طرف ملزَم
    }
review-bound = ملزَم
review-you = أنتم
review-party = الطرف
review-by-revision = بحسب الصيغة
review-not-admitted = ليس طرفًا هنا، وتلزم موافقته
review-key-compromised = وُقّع بمفتاح قيل لاحقًا إنه مكشوف
review-required = تلزم موافقته: { $why }.
review-because-role = صفته تلزم موافقتها
review-because-territory = يقع على إقليمه
review-because-indeterminate = قد يقع على إقليمه، ضمن دقة الخرائط
review-because-bound = هو ملزَم بالصيغة التي تحل هذه محلها
review-if = بشرط { $condition }.
review-with = في آن واحد مع { $parties }.
review-later-claims = ادُّعي بعد نفاذه: { $parties }. ويُحسب هذا الادعاء للصيغة التالية.
review-stance-accept = يقبل هذه الصيغة
review-stance-accept-open = يقبل متى وقّع الآخرون أيضًا
review-stance-accept-with-reservation = يقبل بتحفظ قبله الآخرون
review-stance-accept-with-reservation-open = يقبل بتحفظ لا يزال مفتوحًا
review-stance-accept-with-condition = يقبل؛ وقد تحقق شرطه
review-stance-accept-with-condition-open = يقبل بشرط لا يزال مفتوحًا
review-stance-reject = يرفض هذه الصيغة
review-stance-undecided = قال إنه لم يقرر بعد
review-stance-again = قبل الصيغة { $n } فقط؛ وعليه أن يراجع من جديد
review-stance-missing = لم يُجب بعد
review-stance-none = لم يقل شيئًا
review-standing-accepted = قبل
review-standing-open = قبل، وأمر ما مفتوح
review-standing-rejected = رفض
review-standing-undecided = لم يقرر
review-standing-again = قبل صيغة أسبق
review-standing-missing = سُئل ولم يُجب
review-standing-none = لم يقل شيئًا
review-waits = ما ينتظره
review-printed = هذه صورة الشاشة. أما الوثيقة نفسها فتُطبع من «نسخة للطباعة والتوقيع».
review-you-must = بانتظاركم
review-must = بانتظار { $parties }
review-time = لا يلزم إلا مرور الوقت
review-blocks-nothing = لا يمنع شيئًا
review-wait-position = لم يقبل { $party } هذه الصيغة ({ $why }).
review-wait-position-undecided = لم يقبل { $party } هذه الصيغة: يقول إنه لم يقرر بعد ({ $why }).
review-wait-position-reject = يرفض { $party } هذه الصيغة ({ $why }).
review-wait-disclaim = وله أيضًا أن يتخلى عن أثر المساس، وهو ضمن دقة الخرائط.
review-wait-reaffirmation = قبل { $party } بمفتاح قال لاحقًا إنه مكشوف، ولم يؤكد قبوله من جديد.
review-wait-admission = تلزم موافقة { $party } ({ $why }) وهو ليس طرفًا هنا.
review-wait-audience = تلزم موافقة { $party } ولا يطّلع على هذا الترتيب بعد؛ ويمكن لـ { $sponsor } أن يتيح له الاطلاع.
review-wait-second-party = يحتاج الاتفاق إلى طرفين مختلفين على الأقل قبلاه.
review-wait-answer = ينتظر { $party } استيضاحًا؛ ولم يردّ أحد.
review-wait-settle = لدى { $party } ردّ على استيضاحه ولم يحسمه.
review-wait-reservation = تحفظ { $party } مفتوح؛ والقبول الصريح يتخلى عنه.
review-wait-reservation-objects =
    { $n ->
        [zero] لا أحد يعترض عليه.
        [one] يعترض عليه { $parties }.
        [two] يعترض عليه { $parties }.
        [few] يعترض عليه { $parties }.
        [many] يعترض عليه { $parties }.
       *[other] يعترض عليه { $parties }.
    }
review-wait-reservation-silent =
    { $n ->
        [zero] قبله الجميع.
        [one] لم يقبله { $parties }.
        [two] لم يقبله { $parties }.
        [few] لم يقبله { $parties }.
        [many] لم يقبله { $parties }.
       *[other] لم يقبله { $parties }.
    }
review-wait-condition = يقبل { $party } بشرط { $condition }.
review-wait-condition-open = يقبل { $party } بشرط يتوقف على { $parties }.
review-wait-simultaneous =
    { $n ->
        [zero] يقبل { $party } في آن واحد مع آخرين.
        [one] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
        [two] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
        [few] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
        [many] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
       *[other] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
    }
review-wait-cycle = شروط { $parties } متوقف بعضها على بعض. يفتح الدائرة قبول صريح واحد، أو أن يوقّعوا جميعًا في آن واحد.
review-wait-map = الخريطة معلَّقة. لا يصبح نافذًا إلا بعد قبول صيغة تتضمن الخريطة النهائية؛ ويمكن لـ { $party } طرحها.
review-wait-date = تسمح شروطه ببدئه في { $when }، لا قبل ذلك.
review-wait-start = تسمح شروطه ببدئه بعد { $condition }.
review-wait-renewal =
    { $n ->
        [zero] تنتهي المدة في { $when }.
        [one] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
        [two] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
        [few] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
        [many] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
       *[other] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
    }
review-wait-recognition = لم يعترف { $party } بالمنطقة ولم يرفض الاعتراف بها.
review-wait-cure = { $over ->
    [yes] يرى { $by } أن { $party } مخلّ؛ وقد انتهت مهلة التدارك في { $when }.
   *[no] يرى { $by } أن { $party } مخلّ؛ وتنتهي مهلة التدارك في { $when }.
}
review-wait-cure-claimed = يقول { $party } إنه تدارك الإخلال.
review-wait-resumption = علّقه { $party }؛ وتستمر مدته في السريان.
review-wait-resumption-until = علّقه { $party } حتى { $when } على أبعد تقدير؛ وتستمر مدته في السريان.
review-record-note = ما قيل لكم في هذه المسألة، الأحدث أولًا. والأوقات أوقات السجل.
review-entry = القيد
review-when = متى
review-what = ماذا
review-earlier = عرض ما سبق
review-map-label = خريطة هذا الترتيب
review-hide-map = إخفاء الخريطة
review-show-map = إظهار الخريطة
review-pin-question = استيضاح من { $party } بشأن هذا المكان
review-pin-comment = تعليق من { $party } على هذا المكان
review-past = هكذا كان حينها. ولا يمكن توقيع شيء هنا.
review-log-in = سجّلوا الدخول للإجابة.
review-you-accepted = قبلتم هذه الصيغة.
review-see = عرض
review-tab-force = نافذ
review-tab-bound = من يُلزم
act-sign = المتابعة إلى التوقيع
act-back = رجوع
act-choose = اختيار
act-remove = حذف
act-more = واحد آخر
act-done = وُقّع: { $what }
act-accept = قبول هذه الصيغة
act-accept-lead = مراجعة الموافقة وتوقيعها
act-accept-done = تقبلون هذه الصيغة.
act-accede-lead = المراجعة والانضمام
act-declare = القبول مع إعلان مرافق
act-declare-note = يبقى الإعلان إلى جانب قبولكم وليس جزءًا منه.
act-declare-done = تقبلون هذه الصيغة مع إعلان.
act-reserve = القبول بتحفظ
act-reserve-note = يُحسب متى قبل تحفظكم كل طرف آخر تلزم موافقته. وحتى ذلك يمنع كل شيء إن كانت موافقتكم لازمة.
act-reserve-done = تقبلون بتحفظ.
act-condition = القبول بشرط
act-condition-note = يُحسب متى تحقق الشرط. ولا يحققه إلا من تسمّونهم.
act-condition-done = تقبلون بشرط.
act-undecided = القول إنكم لم تقرروا بعد
act-undecided-note = لا يوافق على شيء ويسحب ما قلتموه من قبل.
act-undecided-done = لم تقرروا بعد.
act-reject = رفض هذه الصيغة
act-reject-note = يجوز لكم اتخاذ موقف آخر لاحقًا ما دام غير نافذ.
act-reject-done = ترفضون هذه الصيغة.
act-simultaneous = القبول في آن واحد مع آخرين
act-simultaneous-note = يُحسب قبولًا متى وقّع الشيء نفسه آخر من تختارونهم، لا قبل ذلك.
act-simultaneous-done = تقبلون في آن واحد مع الآخرين.
act-accept-reservation = قبول التحفظ
act-accept-reservation-done = تقبلون التحفظ.
act-object-reservation = الاعتراض على التحفظ
act-object-reservation-note = ما دمتم تعترضون يبقى تحفظ { $party } مفتوحًا.
act-object-reservation-done = تعترضون على التحفظ.
act-confirm = تأكيد «{ $label }»
act-confirm-note = تقولون إن الأمر كذلك. ولا يمكن الرجوع عنه.
act-confirm-done = تؤكدونه.
act-settle = أُجيب عن استيضاحي
act-settle-done = حُسم استيضاحكم.
act-ask = استيضاح
act-ask-done = سُجّل استيضاحكم.
act-answer-done = سُجّل ردّكم.
act-comment-done = سُجّل تعليقكم.
act-counter = اقتراح مقابل
act-revise = طرح صيغة جديدة
act-renew = توقيع التجديد
act-renew-done = توقّعون لمدة أخرى.
act-object-renewal = الاعتراض على التجديد
act-object-renewal-note = ينتهي عندئذ بانتهاء المدة: للجميع إن كانت موافقتكم لازمة، وإلا فلكم.
act-object-renewal-done = تعترضون على التجديد.
act-suspend = تعليقه
act-suspend-note = ما دام معلَّقًا فلا أحد ملزَم به. وتستمر مدته في السريان.
act-suspend-done = تعلّقونه.
act-resume = استئنافه
act-resume-note = ينتهي تعليقكم فورًا. أما تعليق طرف آخر فيستمر.
act-resume-done = تنهون تعليقكم.
act-denounce = نقضه
act-denounce-note = تخرجون منه بعد المهلة التي تنص عليها شروطه. وإن كانت موافقتكم لازمة انتهى عندئذ للجميع.
act-denounce-done = تنقضونه.
act-breach = الإخطار بإخلال
act-breach-note = تبدأ مهلة التدارك مع إخطاركم.
act-breach-done = تخطرون بإخلال.
act-cure = القول إنه تُدورك
act-cure-done = تقولون إن الإخلال قد تُدورك.
act-release = التحلل منه
act-release-note = لا يعود ملزمًا بينكم وبين الطرف المخلّ. ويستمر تجاه الآخرين.
act-release-done = تتحللون منه.
act-withdraw = سحبه
act-withdraw-note = ينتهي هنا. ولا يمكن لأحد أن يقبله بعد ذلك.
act-withdraw-done = تسحبونه.
act-publish = المشاركة في نشره
act-publish-done = تشاركون في نشره.
act-unpublish = التوقف عن المشاركة في نشره
act-unpublish-done = لم تعودوا تشاركون في نشره.
act-acknowledge = تأكيد الاستلام فقط
act-acknowledge-done = تؤكدون أنكم تسلّمتموه؛ لا أكثر.
act-recognise = الاعتراف به
act-recognise-lead = المراجعة والاعتراف
act-recognise-done = تعترفون به.
act-recognise-if = الاعتراف به بشرط
act-recognise-if-note = يُلزمكم متى تحقق الشرط.
act-recognise-if-done = تعترفون به بشرط.
act-refuse = رفض الاعتراف به
act-refuse-note = المكان الذي لا يُعترف به يحتفظ بكل حماية يمنحها له القانون.
act-refuse-done = ترفضون الاعتراف به.
act-extend = إطلاع { $party } عليه
act-extend-done = أُطلع عليه طرف آخر.
act-show = إطلاع أطراف أخرى عليه
act-show-note = تطّلع على كل ما اطّلع عليه جميع المخاطبين وما سيطّلعون عليه. ولا يمكن استبعاد أحد بعد ذلك.
act-show-done = أُطلعت عليه أطراف أخرى.
act-disclaim = التخلي عن أثر المساس
act-disclaim-done = تتخلون عن أثر المساس في هذه الصيغة.
act-positions = مواقف أخرى
act-others = المزيد
act-field-reservation = تحفظكم
act-field-condition = تقبلون إذا
act-field-members = في آن واحد مع
act-field-parties = لمن
act-field-everyone = للجميع، ومن ينضم لاحقًا أيضًا
act-field-against = تجاه من
act-field-clause = البند
act-no-clause = لا بند بعينه
act-field-ends = حتى متى، بتوقيت UTC (يجوز تركه مفتوحًا)
act-field-text = ما تقولونه
act-field-text-optional = كلام مرافق (يجوز تركه)
act-lacks-text = اكتبوا ما تريدون قوله.
act-lacks-reservation = اكتبوا تحفظكم.
act-lacks-against = اختاروا الطرف.
act-lacks-members = اختاروا طرفًا آخر على الأقل.
act-lacks-parties = اختاروا طرفًا أو الجميع.
act-lacks-condition = سمّوا طرفًا في كل سطر، والواقعة حيث يلزم تأكيدها.
act-lacks-source = بيّنوا كيف قيل من قبل ومتى وأين، أو اتركوا الحقول الثلاثة فارغة.
act-all = تحققت هذه كلها
act-any = تحقق أحد هذه
act-condition-party = الطرف
act-condition-what = ماذا يفعل
act-condition-fact = الواقعة، في بضع كلمات
act-accepts = قبل
act-confirms = أكد
act-source = قيل علنًا من قبل
act-source-kind = أين
act-source-press = للصحافة
act-source-call = في مكالمة
act-source-meeting = في اجتماع
act-source-note = في مذكرة
act-source-at = متى، بتوقيت UTC
act-source-citation = أين يمكن العثور عليه

## talk

talk-nothing = لم يُقل شيء بعد.
talk-open = دون رد
talk-answered = رُدّ عليه ولم يُحسم
talk-settled = محسوم
talk-blocks = يمنع النفاذ
talk-aside = قيل لـ { $parties } وحدهم
talk-did-arrangement-table = طرحه
talk-did-arrangement-revise = طرح صيغة جديدة
talk-did-arrangement-counter = طرحه اقتراحًا مقابلًا
talk-did-arrangement-declare = أعلنه
talk-did-arrangement-assert = ادّعاه
talk-did-arrangement-withdraw = سحبه
talk-did-arrangement-suspend = علّقه
talk-did-arrangement-resume = استأنفه
talk-did-arrangement-denounce = نقضه
talk-did-arrangement-renew = قرر بشأن تجديده
talk-did-arrangement-publish = شارك في نشره
talk-did-audience-extend = أطلع عليه أطرافًا أخرى
talk-did-clarification-ask = طلب استيضاحًا
talk-did-clarification-answer = ردّ
talk-did-clarification-settle = حسم الاستيضاح
talk-did-comment-make = علّق
talk-did-position-take = اتخذ موقفًا
talk-did-position-simultaneous = قبل في آن واحد مع آخرين
talk-did-reservation-accept = قبل التحفظ
talk-did-reservation-object = اعترض على التحفظ
talk-did-condition-confirm = أكد ما يتطلبه شرط
talk-did-recognition-acknowledge = أكد الاستلام
talk-did-recognition-give = اعترف به
talk-did-recognition-condition = اعترف به بشرط
talk-did-recognition-refuse = رفض الاعتراف به
talk-did-breach-notify = أخطر بإخلال
talk-did-breach-cure = قال إن الإخلال قد تُدورك
talk-did-breach-release = تحلل منه
talk-did-territory-disclaim = تخلى عن أثر المساس بإقليمه
talk-did-retention-hold = منع محوه
talk-did-retention-release = رفع منعه للمحو
talk-did-retention-announce = أعلن محوه
talk-took-accept = قبل
talk-took-accept-with-reservation = قبل بتحفظ
talk-took-accept-with-condition = قبل بشرط
talk-took-reject = رفض
talk-took-undecided = قال إنه لم يقرر بعد

## broken

broken-title = السجل غير سليم
broken-rewritten = وقّع المضيف تاريخين لا يمكن أن يصحّا معًا.
broken-shortened = لم تعد لدى المضيف كل القيود التي وقّعها.
broken-another-key = يعرض المضيف لهذا السجل مفتاحًا غير الذي يتذكره هذا المتصفح.
broken-another-ledger = كان في هذا العنوان سجل آخر من قبل. هذا ليس هو.
broken-signature = أحدث نقطة تحقق غير موقّعة بمفتاح هذا السجل.
broken-genesis = القيد الأول في هذا السجل لا يسمّي المفتاح الذي يوقّعه.
broken-means = لا يمكن الاعتماد على ما يعرضه هذا الخادم: لا على ما هو نافذ، ولا على ما وقّعه الآخرون.
broken-sign-nothing = لا توقّعوا شيئًا هنا حتى يُحسم الأمر. هذه الصفحة ترفض ذلك.
broken-keep = احتفظوا بما يثبته: احفظوا الملف أدناه.
broken-tell = أبلغوا الأطراف الأخرى والشهود بوسيلة غير هذا الخادم، وقارنوا نقاط تحققكم بنقاطهم.
broken-evidence = حفظ الدليل
broken-evidence-note = يثبته الملف لكل من يعرف مفتاح السجل؛ ويتحقق منه الأمر parley evidence verify دون شبكة.
broken-no-evidence = هذا وحده لا يثبت شيئًا للآخرين بعد: ربما فقد المضيف أحدث قيوده. نقطتا التحقق موقّعتان؛ احتفظوا بهما.
broken-unproven = هذا وحده لا يثبت شيئًا للآخرين. احتفظوا بما لديكم: فهو يبيّن ما كان هذا المتصفح يعرفه من قبل.
broken-both = حفظ نقاط التحقق
broken-close = رجوع
broken-anew = حُسم الأمر مع الأطراف الأخرى
broken-anew-note = ينسى هذا المتصفح عندئذ ما كان يتذكره، ويثق بما يعرضه الخادم الآن.
broken-anew-do = النسيان والبدء من جديد

## record

record-title = السجل
record-intro = كل بيان دخل السجل، الأحدث أولًا. ولا يمكن لأحد، ولا للمضيف، تغيير قيد أو إزالته دون أن ينكشف ذلك.
record-count =
    { $n ->
        [zero] لا قيود
        [one] قيد واحد إجمالًا
        [two] قيدان إجمالًا
        [few] { $n } قيود إجمالًا
        [many] { $n } قيدًا إجمالًا
       *[other] { $n } قيد إجمالًا
    }
record-filter = عرض
record-all-matters = جميع المسائل
record-all-parties = جميع الأطراف
record-all-types = جميع أنواع البيانات
record-filter-matter = المسألة
record-filter-party = صادر عن
record-filter-type = نوع البيان
record-clear = عرض الكل
record-none = لا يوجد على هذا النحو قيد يحق لكم الاطلاع عليه.
record-earlier = قيود أسبق
record-beginning = هذه بداية السجل.
record-searching = جارٍ البحث فيما قبل ذلك
record-new =
    { $n ->
        [zero] لا قيود جديدة
        [one] عرض قيد جديد
        [two] عرض قيدين جديدين
        [few] عرض { $n } قيود جديدة
        [many] عرض { $n } قيدًا جديدًا
       *[other] عرض { $n } قيد جديد
    }
record-hidden =
    { $n ->
        [zero] لا قيود ليست لكم
        [one] قيد ليس لكم
        [two] قيدان ليسا لكم
        [few] { $n } قيود ليست لكم
        [many] { $n } قيدًا ليست لكم
       *[other] { $n } قيد ليست لكم
    }
record-hidden-why = هي في السجل وتُحتسب في إثباتاته. أما ما تقوله ومن قاله فلغيركم.
record-erased = ممحو
record-erased-line = { $type }، مُحي لاحقًا
record-refused = مرفوض: لا أثر له
record-became = أصبح
record-column-entry = القيد
record-column-when = وقت السجل
record-column-who = مَن
record-column-what = ماذا
record-column-matter = المسألة
record-post = بصفة { $post }
record-entry = القيد { $index }
record-back = جميع القيود
record-newer = قيد أحدث
record-older = قيد أقدم
record-at = دخل السجل في { $when }
record-local = { $when } بالتوقيت المحلي
record-what = ما يقوله
record-matter-state = حالة المسألة حينها
record-who = من وقّعه
record-key = المفتاح
record-key-passkey = مفتاح مرور
record-key-file = مفتاح Ed25519
record-key-of = المنصب { $post }
record-key-unknown = مفتاح ليس من مفاتيح صاحب البيان
record-key-stood = كان صالحًا عند دخول القيد.
record-key-compromised = قال الطرف إن آخرين ربما استخدموا هذا المفتاح منذ { $when }.
record-key-revoked = أُلغي في { $when }.
record-signature-holds = التوقيع صحيح.
record-signature-fails = التوقيع غير صحيح
record-signed-at = وُقّع في { $when } بحسب ساعة الموقّع نفسه، وهي قرينة فحسب. والعبرة بوقت السجل.
record-seen = كان الموقّع يعرف السجل حتى القيد { $size }.
record-prev = يلي ما قاله صاحبه من قبل في هذه المسألة:
record-until = كان يمكن أن يدخل السجل حتى { $when }.
record-audience = من يطّلع عليه
record-audience-everyone = قيل للجميع.
record-audience-whole = قيل لجميع المشاركين في المسألة.
record-audience-private = قيل لهؤلاء وحدهم، ولا يُطلِع عليه غيرَهم أي توسيع.
record-open-revision = فتح هذه الصيغة
record-open-sheet = نسخة للطباعة
record-why-author = قاله
record-why-named = سُمّي فيه
record-why-everyone = قيل للجميع
record-why-extended = أُطلع عليه لاحقًا
record-since = منذ { $when }
record-receipt = هل هو حقًا في السجل؟
record-receipt-steps = كيف جرى التحقق منه
record-receipt-checking = جارٍ التحقق
record-receipt-save = حفظ الإيصال
record-raw = البايتات الموقّعة
record-raw-note = هذا ما وُقّع، بايتًا ببايت. وكل ما يظهر أعلاه مقروء منه.
record-raw-copy = نسخ
record-raw-copied = نُسخ
record-raw-id = البيان
record-raw-show =
    { $n ->
        [zero] لا بايتات
        [one] عرض بايت واحد
        [two] عرض بايتين
        [few] عرض { $n } بايتات
        [many] عرض { $n } بايتًا
       *[other] عرض { $n } بايت
    }
record-opaque-title = قيد ليس لكم
record-opaque = ما يقوله لغيركم. وعقدته الطرفية في السجل وتُحتسب في كل إثبات.
record-opaque-slot = إثبات أنه ليس لطرفكم
record-opaque-slot-none = جاء قبل قبول طرفكم، وليس فيه موضع له.
record-opaque-slot-zero = موضع طرفكم في هذا القيد فارغ، ويثبت ذلك التزام القيد نفسه.
record-opaque-slot-one = هذا القيد موجّه إلى طرفكم، وقد حُجب محتواه عنكم. احتفظوا بما ترونه واسألوا المضيف.
record-opaque-slot-erased = كان لطرفكم، كما يثبت التزام القيد نفسه، ومُحي لاحقًا.
record-opaque-slot-bad = إثبات المضيف لا يطابق القيد. احتفظوا بما ترونه واسألوا المضيف.
record-erasure-named = سمّاه السجل للمحو؛ ولم تُتلف مفاتيحه بعد.
record-erasure-keys-destroyed = أُتلفت مفاتيحه. وقد تبقى نسخ منها في النسخ الاحتياطية حتى { $gone }.
record-erasure-erased = أُتلفت مفاتيحه، ولم تبق منها نسخة مدوَّنة.
record-leaf = العقدة الطرفية
record-step-leaf = 1. تعطي بايتات البيان نفسها بصمته، وتحمل العقدة الطرفية للقيد تلك البصمة.
record-step-tree =
    { $n ->
        [0] 2. هو القيد الوحيد: بصمته هي بصمة السجل كله.
        [zero] 2. هو القيد الوحيد: بصمته هي بصمة السجل كله.
        [one] 2. تعطي العقدة الطرفية وبصمة مجاورة واحدة بصمة السجل كله، وعدد قيوده { $size }.
        [two] 2. تعطي العقدة الطرفية وبصمتان مجاورتان، تُجمع واحدة بعد أخرى، بصمة السجل كله، وعدد قيوده { $size }.
        [few] 2. تعطي العقدة الطرفية و{ $n } بصمات مجاورة، تُجمع واحدة بعد أخرى، بصمة السجل كله، وعدد قيوده { $size }.
        [many] 2. تعطي العقدة الطرفية و{ $n } بصمة مجاورة، تُجمع واحدة بعد أخرى، بصمة السجل كله، وعدد قيوده { $size }.
       *[other] 2. تعطي العقدة الطرفية و{ $n } بصمة مجاورة، تُجمع واحدة بعد أخرى، بصمة السجل كله، وعدد قيوده { $size }.
    }
record-step-sign = 3. وقّع مفتاح السجل تلك البصمة.
record-step-known = يعرف هذا المتصفح السجل بذلك المفتاح.
record-step-first = هذا قول الخادم نفسه: لم يعرف هذا المتصفح السجل من قبل.
record-step-slots =
    { $n ->
        [zero] 4. بصمته الثانية هي بصمة من هو موجّه إليهم: لا طرف بينهم.
        [one] 4. بصمته الثانية هي بصمة من هو موجّه إليهم: طرف واحد، والإيصال يفتح موضعه.
        [two] 4. بصمته الثانية هي بصمة من هو موجّه إليهم: طرفان، والإيصال يفتح موضعيهما.
        [few] 4. بصمته الثانية هي بصمة من هو موجّه إليهم: { $n } أطراف، والإيصال يفتح مواضعهم.
        [many] 4. بصمته الثانية هي بصمة من هو موجّه إليهم: { $n } طرفًا، والإيصال يفتح مواضعهم.
       *[other] 4. بصمته الثانية هي بصمة من هو موجّه إليهم: { $n } طرف، والإيصال يفتح مواضعهم.
    }
record-step-everyone = 4. بصمته الثانية هي بصمة من هو موجّه إليهم: الجميع، والإيصال يفتح كل المواضع.
record-step-witness =
    { $n ->
        [0] 5. لم يشارك أي شاهد في توقيع نقطة التحقق هذه.
        [zero] 5. لم يشارك أي شاهد في توقيع نقطة التحقق هذه.
        [one] 5. شارك شاهد واحد في توقيعها.
        [two] 5. شارك شاهدان في توقيعها.
        [few] 5. شارك { $n } شهود في توقيعها.
        [many] 5. شارك { $n } شاهدًا في توقيعها.
       *[other] 5. شارك { $n } شاهد في توقيعها.
    }
record-proven = ثبت: هو في السجل منذ { $when }، كما يظهر هنا.
record-not-proven = لم يثبت
record-not-proven-why = { $why }
record-not-proven-todo = لا تعتمدوا على هذا القيد. احفظوا الإيصال، وقارنوا مع طرف آخر، واسألوا المضيف.
record-hashes = البصمات، من العقدة الطرفية إلى الجذر
record-export = احتفظوا بنسخة منه
record-export-intro = ما في أيديكم لا يحتاج إلى المضيف ولا إلى هذه الصفحة. احفظوه بمعزل عن كليهما.
record-bundle = حزمة { $party }
record-bundle-note = كل ما يحق للطرف الاطلاع عليه، مع كل إثبات، في ملف واحد.
record-bundle-complete = مع إثبات لكل قيد أنه ليس للطرف
record-bundle-save = حفظ الحزمة
record-bundle-stop = إيقاف
record-bundle-progress = استُلم { $size }
record-bundle-done = حُفظ { $size }. وينتهي الملف كما يجب؛ تحققوا منه قبل الاعتماد عليه.
record-bundle-cut = انتهى الملف قبل أوانه ولم يُحفظ. حاولوا ثانيةً.
record-bundle-party = الطرف
record-checkpoint = نقطة تحقق موقّعة
record-checkpoint-note =
    { $n ->
        [zero] بصمة السجل وهو دون قيود، موقّعة. والاحتفاظ بها يكشف أي تغيير لاحق.
        [one] بصمة السجل عند قيد واحد، موقّعة. والاحتفاظ بها يكشف أي تغيير لاحق.
        [two] بصمة السجل عند قيدين، موقّعة. والاحتفاظ بها يكشف أي تغيير لاحق.
        [few] بصمة السجل عند { $n } قيود، موقّعة. والاحتفاظ بها يكشف أي تغيير لاحق.
        [many] بصمة السجل عند { $n } قيدًا، موقّعة. والاحتفاظ بها يكشف أي تغيير لاحق.
       *[other] بصمة السجل عند { $n } قيد، موقّعة. والاحتفاظ بها يكشف أي تغيير لاحق.
    }
record-checkpoint-save = حفظ نقطة التحقق
record-judge = ما يفعله بها شخص آخر
record-judge-1 = يتحقق من الملف على جهاز خاص به، دون أي شبكة:
record-judge-2 = وبنقطة التحقق التي احتفظتم بها يتبيّن أن شيئًا لم تُعد كتابته منذ ذلك الحين:
record-judge-3 = ودون سطر الأوامر: أداة التحقق صفحة واحدة تُفتح في أي متصفح ولا شبكة لها. ويبنيها المضيف أو أي طرف من مصادر Parley.
record-judge-key = يجب أن يأتي مفتاح السجل مما نشره المضيف أو من طرف آخر، لا ممن سلّم الملف أبدًا. ويعرفه هذا المتصفح هكذا:
record-field-arrangement = المسألة
record-field-revision = الصيغة
record-field-replaces = يحل محل
record-field-answers = يرد على
record-field-to = صيغته
record-field-stance = الموقف
record-field-clause = البند
record-field-blocking = يمنع النفاذ
record-field-point = المكان
record-field-text = النص
record-field-reservation = التحفظ
record-field-condition = الشرط
record-field-source = قيل علنًا من قبل
record-field-question = الاستيضاح
record-field-expiry = نهاية المدة
record-field-decision = القرار
record-field-ends = حتى
record-field-withdraw = يسحب موافقته على النشر
record-field-parties = الأطراف
record-field-everyone = الجميع
record-field-against = تجاه
record-field-notice = الإخطار
record-field-label = الاسم
record-field-name = الاسم
record-field-members = معًا
record-field-key = المفتاح
record-field-proof = إثبات بالمفتاح الجديد
record-field-profile = بيانات الطرف
record-field-party = الطرف
record-field-compromised_since = ربما استخدمه آخرون منذ
record-field-post = المنصب
record-field-must_answer = يجب أن يكون أحد مناوبًا في كل ساعة
record-field-deputies = النواب
record-field-watch = المناوبة
record-field-types = البيانات
record-field-map = الخريطة
record-field-attributed = ما تنسبه إليه خريطة العالم
record-field-reason = السبب
record-field-until = حتى
record-field-comments = التعليقات وحدها
record-field-private = ما قيل للقلة نفسها
record-field-effects = القيود
record-field-intent = العملية
record-field-operation = العملية
record-field-about = بشأن
record-field-remark = بشأن
record-field-part = المحتوى
record-field-log_key = مفتاح السجل
record-field-policy = السياسة
record-field-rules = قواعد البروتوكول
record-field-world = خريطة العالم
record-field-exercise = تمرين
record-field-witnesses = الشهود
record-field-quorum = منهم على الأقل
record-field-recovery_delay = مهلة الاسترداد
record-field-at = متى
record-field-citation = المصدر
record-field-kind = النوع
record-field-country = البلد
record-field-powers = الصلاحيات
record-field-use = الاستعمال
record-field-alg = الخوارزمية
record-field-public = المفتاح العلني
record-field-activity = النشاط
record-field-purpose = الغرض
record-field-window = الوقت
record-field-from = من
record-yes = نعم
record-value-accept = يقبل
record-value-accept-with-reservation = يقبل بتحفظ
record-value-accept-with-condition = يقبل بشرط
record-value-reject = يرفض
record-value-undecided = لم يقرر
record-value-renew = تجديد
record-value-object = اعتراض
record-value-meeting = في اجتماع
record-value-press = في الصحافة
record-value-call = في مكالمة
record-value-note = في مذكرة
record-map-part = خريطة، في البايتات الموقّعة أدناه
record-sealed-part = يحفظها المضيف، ويُطّلع عليها واحدة واحدة: وكل اطلاع يُدوَّن
record-shifts =
    { $n ->
        [zero] لا نوبات
        [one] نوبة واحدة
        [two] نوبتان
        [few] { $n } نوبات
        [many] { $n } نوبة
       *[other] { $n } نوبة
    }
record-effects =
    { $n ->
        [zero] لا قيود
        [one] قيد واحد
        [two] قيدان
        [few] { $n } قيود
        [many] { $n } قيدًا
       *[other] { $n } قيد
    }

## said

type-party-admit = قبول طرف
type-party-update = تغيير بيانات طرف

## sign

sign-heading = التوقيع
sign-for = أنتم توقّعون باسم { $party }
sign-as = بصفة { $post }
sign-preparing = جارٍ قراءة ما سيُوقَّع…
sign-yes = نعم
sign-no-login = لا أحد مسجّل الدخول. سجّلوا الدخول بمفتاح يحق له توقيع هذا.
sign-no-past = تنظرون إلى وقت غير الآن. لا يمكن توقيع شيء هنا: عودوا إلى الآن.
sign-no-broken = السجل غير سليم. لا توقّعوا شيئًا حتى يُحسم الأمر مع الأطراف الأخرى.
sign-no-unverified = تعذّر التحقق من السجل الآن. لا يُوقَّع شيء على ما لم يُتحقق منه؛ حاولوا ثانيةً عند عودة الاتصال.
sign-no-power = لا يحق لمفتاحكم توقيع هذا.
sign-no-power-others = يحق ذلك لهذه المناصب لدى طرفكم: { $posts }.
sign-no-mismatch = ما يعرضه الخادم ليس ما تقوله بصماته. لا توقّعوا شيئًا، واحتفظوا بهذه الصفحة، وأبلغوا الأطراف الأخرى.
sign-no-another-party = وُقّع هذا لطرف غير طرفكم.
sign-no-another-ledger = وُقّع هذا لسجل آخر.
sign-no-signature = توقيع عليه غير صحيح، أو مفتاحه غير معروف هنا. لا تضيفوا توقيعكم.
sign-title-in = العنوان ({ $language })
sign-kind = النوع
sign-heights = الارتفاعات
sign-map = الخريطة
sign-map-final =
    { $n ->
        [0] لا خريطة
        [zero] لا خريطة
        [one] نهائية، حيّز واحد
        [two] نهائية، حيّزان
        [few] نهائية، { $n } أحياز
        [many] نهائية، { $n } حيّزًا
       *[other] نهائية، { $n } حيّز
    }
sign-map-pending = معلَّقة: يمكن الاتفاق عليه من حيث المبدأ، ولا يصبح نافذًا إلا مع الخريطة النهائية
sign-windows = في هذه الأوقات
sign-consenting = تلزم موافقتهم بحكم صفاتهم
sign-rules-show =
    { $n ->
        [0] الشروط
        [zero] الشروط
        [one] الشروط وقاعدة واحدة
        [two] الشروط وقاعدتان
        [few] الشروط و{ $n } قواعد
        [many] الشروط و{ $n } قاعدة
       *[other] الشروط و{ $n } قاعدة
    }
sign-texts-show =
    { $n ->
        [zero] النص
        [one] النص
        [two] النص بلغتين
        [few] النص بـ { $n } لغات
        [many] النص بـ { $n } لغة
       *[other] النص بـ { $n } لغة
    }
sign-outline = حدود الخريطة؛ وإحداثياتها تليها نصًا.
sign-coordinates = الإحداثيات (العرض، الطول، WGS 84)
sign-half-width = نصف العرض: { $width }
sign-accuracy = قد يبعد الخط الحقيقي { $length } عن الخط المرسوم.
sign-fingerprint = بصمة المستند
sign-fingerprint-whole = البصمة كاملة
sign-statement-id = معرّف البيان
sign-seen-by = يطّلع عليه:
sign-everyone = كل من في هذا السجل
sign-speak-for = التوقيع باسم المنصب
sign-all = كل ما يُوقَّع
sign-at = كُتب في { $when }
sign-next-waits = وبعد ذلك يبقى بانتظار { $parties }.
sign-next-all = بهذا يكون كل من تلزم موافقته قد وافق: ويصبح نافذًا وفق شروطه.
sign-next-more = وبعد ذلك يبقى أمر آخر معلقًا؛ وتبيّنه صفحة المراجعة.
sign-now = حالته الآن: { $state }.
sign-now-waits = وهو بانتظار { $parties }.
sign-two = تشترط قاعدة طرفكم منصبين. وقّعوا أولًا؛ ثم سلّموا الملف إلى منصب ثانٍ يوقّعه ويقدّمه.
sign-anew = قال طرفكم شيئًا في هذا الشأن في هذه الأثناء. كُتب البيان من جديد: اقرؤوه مرة أخرى ثم وقّعوا.
sign-exercise = هذا تمرين.
sign-with-passkey = التوقيع بمفتاح المرور
sign-with-key = توقيع
sign-pick-key = التوقيع بملف مفتاح
sign-wrong-key = هذا مفتاح غير الذي سجّلتم الدخول به. سجّلوا الدخول به أولًا.
sign-signing = جارٍ التوقيع…
sign-send-again = إرساله ثانيةً
sign-outcome-unknown = انقطع الاتصال أثناء الإرسال، فربما وصل وربما لم يصل. لقد وُقّع؛ وإرساله ثانيةً مأمون.
sign-ended = انتهت جلستكم. لم يُفقد شيء: سجّلوا الدخول من جديد وتابعوا.
sign-again = تسجيل الدخول من جديد والمتابعة
sign-back = رجوع
sign-close = تم
sign-done = تم التوقيع
sign-done-what = هو القيد { $index } في السجل. وجرى هنا التحقق من إيصاله.
sign-receipt = حفظ الإيصال
sign-half = وُقّع مرة واحدة ولم يُقدَّم
sign-half-what = يجب أن يوقّعه منصب ثانٍ لدى طرفكم. احفظوا الملف وسلّموه كما تشاؤون: فيه نص البيان.
sign-half-fingerprint = اقرؤوا هذا للمنصب الثاني
sign-half-void = ما يقوله طرفكم في الموضوع نفسه في أثناء ذلك يُبطله.
sign-half-save = حفظ الملف
sign-queued = وُقّع، وهو في الانتظار
sign-queued-what = تحتفظ به هذه المرآة وترسله عند توفر اتصال بالمضيف. ولم يدخل السجل بعد.
sign-signed-by = وقّعه { $post }؛ والتوقيع صحيح
sign-any = بتوقيعكم يصدر { $party } هذا البيان: { $type }. ويمكن للآخرين إثبات ذلك.
sign-position-take-accept =
    بتوقيعكم يقبل { $party } «{ $title }»{ $number ->
        [0] .
       *[other] ، الصيغة { $number }.
    } ويمكن للآخرين إثبات ذلك.
sign-position-take-accept-with-reservation = بتوقيعكم يقبل { $party } «{ $title }» مع التحفظ أدناه. ولا يُعدّ ذلك موافقة حتى يقبل الآخرون التحفظ.
sign-position-take-accept-with-condition = بتوقيعكم يقبل { $party } «{ $title }» بالشرط أدناه. ولا يُعدّ ذلك موافقة حتى يتحقق الشرط.
sign-position-take-reject = بتوقيعكم يرفض { $party } «{ $title }». وله أن يغيّر رأيه حتى يصبح نافذًا.
sign-position-take-undecided = بتوقيعكم يقول { $party } إنه لم يقرر بشأن «{ $title }». ولا يعود أي قبول سابق منه محسوبًا.
sign-position-simultaneous = بتوقيعكم يقبل { $party } «{ $title }» مع المذكورين أدناه. ويُحسب ذلك متى وقّع آخرهم.
sign-reservation-accept = بتوقيعكم يقبل { $party } تحفظ طرف آخر على «{ $title }».
sign-reservation-object = بتوقيعكم يعترض { $party } على تحفظ طرف آخر على «{ $title }».
sign-condition-confirm = بتوقيعكم يؤكد { $party } أن هذا قد حدث: { $label }.
sign-arrangement-table = بتوقيعكم يطرح { $party } «{ $title }» على المذكورين أدناه. ولا يكون به اتفاق على شيء، ولا من { $party }.
sign-arrangement-revise = بتوقيعكم يطرح { $party } صيغة جديدة من «{ $title }» محل السابقة. ويوافق من جديد كل من تلزم موافقته.
sign-arrangement-counter = بتوقيعكم يطرح { $party } «{ $title }» اقتراحًا مقابلًا. ويبقى كلاهما مفتوحًا، ولا يكون به اتفاق على شيء.
sign-arrangement-declare = بتوقيعكم يعلن { $party } «{ $title }» على إقليمه. ويُلزم { $party } فورًا، ويُلزم الآخرين متى اعترفوا به.
sign-arrangement-assert = بتوقيعكم يُعلِم { $party } بـ «{ $title }» بوصفه قوله هو. ولا يُلزم أحدًا لم يقبله.
sign-arrangement-withdraw = بتوقيعكم يسحب { $party } «{ $title }».
sign-arrangement-suspend = بتوقيعكم يعلّق { $party } «{ $title }». ولا يُلزم أحدًا في أثناء ذلك، وتستمر المدة في السريان.
sign-arrangement-resume = بتوقيعكم ينهي { $party } تعليقه لـ «{ $title }».
sign-arrangement-denounce = بتوقيعكم ينقض { $party } «{ $title }». وينتهي بعد المهلة، ولا رجوع عن ذلك.
sign-arrangement-renew-renew = بتوقيعكم يجدد { $party } «{ $title }» لمدة أخرى.
sign-arrangement-renew-object = بتوقيعكم يعترض { $party } على تجديد «{ $title }».
sign-arrangement-publish = بتوقيعكم يوافق { $party } على نشر «{ $title }». ومتى وقّع الجميع فلا رجوع عن ذلك لأحد.
sign-arrangement-publish-withdraw = بتوقيعكم يسحب { $party } موافقته على نشر «{ $title }».
sign-clarification-ask = بتوقيعكم يطلب { $party } استيضاحًا بشأن «{ $title }».
sign-clarification-ask-blocking = بتوقيعكم يطلب { $party } استيضاحًا بشأن «{ $title }» يجب حسمه قبل أن يصبح نافذًا.
sign-clarification-answer = بتوقيعكم يرد { $party } على استيضاح بشأن «{ $title }».
sign-clarification-settle = بتوقيعكم يقول { $party } إن استيضاحه بشأن «{ $title }» قد حُسم.
sign-comment-make = بتوقيعكم يعلّق { $party } على «{ $title }».
sign-recognition-acknowledge = بتوقيعكم يؤكد { $party } أنه تسلّم «{ $title }». ولا يعترف بذلك بشيء.
sign-recognition-give = بتوقيعكم يعترف { $party } بـ «{ $title }»، ويصبح ملزَمًا به.
sign-recognition-condition = بتوقيعكم يعترف { $party } بـ «{ $title }» بالشرط أدناه.
sign-recognition-refuse = بتوقيعكم يرفض { $party } الاعتراف بـ «{ $title }».
sign-breach-notify = بتوقيعكم يخطر { $party } { $other } بإخلال بـ «{ $title }».
sign-breach-cure = بتوقيعكم يرى { $party } أن إخلالًا بـ «{ $title }» قد تُدورك.
sign-breach-release = بتوقيعكم يتحلل { $party } من «{ $title }» تجاه الطرف المخلّ.
sign-audience-extend = بتوقيعكم يتيح { $party } للمذكورين أدناه الاطلاع على «{ $title }»، بكل ما اطلع عليه جميع المخاطبين من قبل.
sign-annex-deposit = بتوقيعكم يودع { $party } الملحق الخاص «{ $label }» للمذكورين أدناه.
sign-operation-plan = بتوقيعكم يُعلِم { $party } المذكورين أدناه بعملية.
sign-operation-change = بتوقيعكم يغيّر { $party } عملية كان قد أعلم بها.
sign-operation-start = بتوقيعكم يقول { $party } إن عمليته قد بدأت.
sign-operation-end = بتوقيعكم يقول { $party } إن عمليته قد انتهت.
sign-party-admit = بتوقيعكم يقبل { $party } { $name } طرفًا. وهذا يشهد على اسمه؛ أما من هو فيحدده مفتاحه.
sign-party-update = بتوقيعكم يغيّر { $party } اسمه.
sign-party-two-person = بتوقيعكم يشترط { $party } من الآن فصاعدًا توقيع منصبين من مناصبه على هذه البيانات.
sign-party-two-person-end = بتوقيعكم ينهي { $party } قاعدته التي تشترط توقيع منصبين.
sign-post-roster = بتوقيعكم يحدد { $party } من ينوب عن منصبه { $name }. ويحل ذلك محل ما قيل من قبل.
sign-key-enrol = بتوقيعكم يتيح { $party } للمفتاح أدناه التوقيع أو تسجيل الدخول لأحد مناصبه.
sign-key-enrol-recover = بتوقيعكم يمنح { $party } { $other } مفتاحًا جديدًا. ويراه الجميع، ويمكن لـ { $other } إلغاؤه قبل أن يصبح صالحًا.
sign-key-revoke = بتوقيعكم يلغي { $party } المفتاح أدناه. ومن حينها لا يوقّع شيئًا ولا يفتح شيئًا.
sign-territory-declare = بتوقيعكم يعلن { $party } أن هذا الإقليم إقليمه.
sign-territory-disclaim = بتوقيعكم يعلن { $party } أنه لا يدّعي إقليمًا هنا.
sign-retention-hold = بتوقيعكم يضع { $party } «{ $title }» تحت حجز قانوني: لا يجوز محو شيء منه.
sign-retention-release = بتوقيعكم يرفع { $party } الحجز القانوني عن «{ $title }».
sign-retention-announce = بتوقيعكم يعلن { $party } أن هذا سيُمحى.
sign-retention-erase = بتوقيعكم يمحو { $party } هذا. ولا يمكن لأحد استعادته.
sign-log-policy = بتوقيعكم يستبدل { $party } سياسة السجل.
sign-field-against = تجاه
sign-field-attributed = كما تنسبه الخريطة
sign-field-clause = البند
sign-field-compromised_since = مكشوف منذ
sign-field-condition = الشرط
sign-field-deputies = النواب
sign-field-effects = ما يبقى
sign-field-ends = ينتهي
sign-field-erasure_notice = مهلة الإعلان قبل المحو
sign-field-everyone = الجميع
sign-field-expiry = المدة التي تنتهي
sign-field-intent = ما يُخطط له
sign-field-key = المفتاح
sign-field-label = التسمية
sign-field-map = الخريطة
sign-field-members = مع
sign-field-must_answer = يجب أن يكون أحد مناوبًا في كل ساعة
sign-field-name = الاسم
sign-field-notice = الإخطار بالإخلال
sign-field-operation = العملية
sign-field-part = المحتوى
sign-field-parties = موجّه إلى
sign-field-party = الطرف
sign-field-point = المكان
sign-field-post = المنصب
sign-field-profile = الطرف
sign-field-proof = إثبات المفتاح
sign-field-question = الاستيضاح
sign-field-quorum = النصاب
sign-field-reason = السبب
sign-field-recovery_delay = مهلة الاسترداد
sign-field-reservation = التحفظ
sign-field-source = قيل من قبل
sign-field-text = النص
sign-field-types = البيانات
sign-field-until = حتى
sign-field-watch = المناوبات
sign-field-witnesses = الشهود
type-party-two-person = قاعدة التوقيعين
type-post-roster = جدول المناوبة
type-key-enrol = مفتاح جديد
type-key-revoke = إلغاء مفتاح
type-territory-declare = إعلان إقليم
type-territory-disclaim = تخلٍّ عن ادعاء إقليم
type-arrangement-table = طرح
type-arrangement-revise = صيغة جديدة
type-arrangement-counter = اقتراح مقابل
type-arrangement-withdraw = سحب
type-arrangement-declare = إعلان منطقة
type-arrangement-assert = ادعاء منطقة
type-arrangement-suspend = تعليق
type-arrangement-resume = استئناف
type-arrangement-denounce = نقض
type-arrangement-renew = تجديد
type-arrangement-publish = نشر
type-clarification-ask = طلب استيضاح
type-clarification-answer = رد
type-clarification-settle = حسم استيضاح
type-comment-make = تعليق بالرأي
type-position-take = موقف
type-position-simultaneous = قبول متزامن
type-reservation-accept = قبول تحفظ
type-reservation-object = اعتراض على تحفظ
type-condition-confirm = تأكيد شرط
type-recognition-acknowledge = تأكيد استلام
type-recognition-give = اعتراف
type-recognition-condition = اعتراف بشرط
type-recognition-refuse = رفض الاعتراف
type-annex-deposit = ملحق خاص
type-audience-extend = توسيع دائرة المطّلعين
type-breach-notify = إخطار بإخلال
type-breach-cure = تدارك إخلال
type-breach-release = تحلل
type-operation-plan = عملية مخططة
type-operation-change = تغيير عملية
type-operation-start = بدء عملية
type-operation-end = انتهاء عملية
type-log-genesis = تأسيس السجل
type-log-rules = قواعد البروتوكول
type-log-policy = سياسة السجل
type-log-padding = قيد تمويه
type-retention-announce = إعلان محو
type-retention-erase = محو
type-retention-hold = حجز قانوني
type-retention-release = رفع الحجز القانوني
said-party-admit = قبل { $name } طرفًا
said-party-update = صار اسمه { $name }
said-post-roster = حدد من ينوب عن المنصب { $post }
said-key-enrol =
    { $recovery ->
        [yes] استرداد مفاتيح طرف مفقودة: مفتاح للمنصب { $post }
       *[other] قيّد مفتاحًا للمنصب { $post }
    }
said-key-revoke =
    { $compromised ->
        [yes] ألغى مفتاحًا ربما استخدمه غيره
       *[other] ألغى مفتاحًا
    }
said-territory-declare = أعلن إقليمًا: { $name }
said-territory-disclaim =
    { $attributed ->
        [yes] تخلى عما تنسبه إليه خريطة العالم
       *[other] تخلى عن ادعاء إقليم
    }
said-clarification-ask =
    { $blocks ->
        [yes]
            { $clause ->
                [none] طلب استيضاحًا يمنع النفاذ
               *[other] طلب استيضاحًا بشأن البند { $clause } يمنع النفاذ
            }
       *[other]
            { $clause ->
                [none] طلب استيضاحًا
               *[other] طلب استيضاحًا بشأن البند { $clause }
            }
    }
said-position-take =
    { $stance ->
        [accept]
            { $source ->
                [yes] قبل، كما قال علنًا من قبل
               *[other] قبل
            }
        [accept-with-reservation] قبل بتحفظ
        [accept-with-condition] قبل بشرط
        [reject] رفض
       *[undecided] تركه مفتوحًا
    }
said-arrangement-renew =
    { $decision ->
        [renew] جدد المدة
       *[object] اعترض على التجديد
    }
said-arrangement-publish =
    { $withdraw ->
        [yes] سحب موافقته على النشر
       *[other] وافق على النشر
    }
said-breach-notify =
    { $clause ->
        [none] أخطر بإخلال من { $party }
       *[other] أخطر بإخلال من { $party } بالبند { $clause }
    }
said-condition-confirm = أكد الشرط { $label }
said-annex-deposit = أودع الملحق الخاص { $label }
said-audience-extend =
    { $everyone ->
        [yes] أطلع عليه الجميع
       *[other] أطلع عليه أطرافًا أخرى
    }
said-retention-erase =
    { $count ->
        [zero] لم يمحُ قيدًا
        [one] محا قيدًا واحدًا
        [two] محا قيدين
        [few] محا { $count } قيود
        [many] محا { $count } قيدًا
       *[other] محا { $count } قيد
    }
said-log-genesis = أسس السجل { $name }

## sheet

sheet-open = نسخة للطباعة والتوقيع
sheet-back = العودة إلى الترتيب
sheet-paper = الورق
sheet-print = طباعة أو حفظ بصيغة PDF
sheet-mismatch = هذه الصيغة ليست ما وُقّع.
sheet-mismatch-todo = لا تطبعوا ولا توقّعوا شيئًا. أبلغوا الأطراف الأخرى، واسألوا المضيف.
sheet-exercise = تمرين
sheet-not-in-force = غير نافذ
sheet-basis-declared = أعلنه طرف واحد
sheet-basis-asserted = يدّعيه طرف واحد
sheet-basis-authorised = مأذون به، دون موافقة
sheet-kind = النوع
sheet-basis = الأساس
sheet-revision = الصيغة
sheet-revision-of = { $n } من { $of }
sheet-tabled = طُرح
sheet-tabled-by = { $when }، طرحه { $party }
sheet-map-status = الخريطة
sheet-map-final = نهائية
sheet-map-pending = معلَّقة: يمكن الاتفاق عليه من حيث المبدأ، ولا يصبح نافذًا إلا مع خريطة نهائية
sheet-in-force = نافذ منذ
sheet-was-in-force = أصبح نافذًا
sheet-bound-since = قبل، وهو ملزَم منذ { $when }
sheet-was-bound = قبل؛ وكان ملزَمًا من { $when }
sheet-ends = تنتهي المدة
sheet-ended = انتهت المدة
sheet-qr = بصمة الصيغة في رمز QR
sheet-hash = بصمة هذه الصيغة
sheet-hash-note = يقارنها من يوقّع بما يعرضه السجل. وفيها النصوص والخريطة والقواعد والشروط والصفات جميعًا: أي تغيير يعطي بصمة أخرى.
sheet-text = النص
sheet-map = الخريطة
sheet-map-label =
    { $n ->
        [zero] خريطة بلا أحياز
        [one] خريطة حيّز واحد، مع المقياس والشمال؛ وزواياه في الجدول أدناه
        [two] خريطة حيّزين، مع المقياس والشمال؛ وزواياهما في الجدول أدناه
        [few] خريطة { $n } أحياز، مع المقياس والشمال؛ وزواياها في الجدول أدناه
        [many] خريطة { $n } حيّزًا، مع المقياس والشمال؛ وزواياها في الجدول أدناه
       *[other] خريطة { $n } حيّز، مع المقياس والشمال؛ وزواياها في الجدول أدناه
    }
sheet-map-note = مركاتور، WGS 84. يصح المقياس في وسط الخريطة. العبرة بالإحداثيات لا بالرسم.
sheet-map-land = لا تعني الحدود والأسماء المعروضة إقرارًا أو قبولًا من أحد.
sheet-map-no-land = رُسمت دون يابسة: لا تتوفر خريطة للعالم.
sheet-map-polar = لا تُرسم خريطة بهذا القرب من القطب؛ والعبرة بالإحداثيات أدناه.
sheet-map-none = لا توجد خريطة.
sheet-coordinates = الإحداثيات
sheet-coordinates-note = WGS 84. ويسمّي MGRS المتر المربع الذي يقع فيه المكان.
sheet-dms = درجات ودقائق وثوانٍ
sheet-parties = الأطراف
sheet-must-consent = تلزم موافقته
sheet-need-not = لا تلزم موافقته
sheet-not-admitted = لم يُقبل في هذا السجل.
sheet-entered = في السجل منذ { $when }
sheet-line-name = الاسم والمنصب
sheet-line-signature = التوقيع
sheet-line-date = التاريخ والمكان
sheet-parties-note = ما يُلزم هو ما في السجل. ولا يُحسب هناك توقيع على هذه الورقة إلا متى أُدخل.
sheet-waits = ما ينتظره
sheet-as-of = حتى { $when }، على أساس { $size } من قيود السجل.
sheet-root = جذر السجل عند أحدث نقطة تحقق
sheet-ledger = السجل
sheet-matter = الترتيب

## parties

parties-title = الأطراف
parties-intro = من يشارك هنا. يُدخل كل طرف مفاتيحه بنفسه، بمفاتيح كانت له من قبل؛ ويراها الجميع.
parties-search = البحث بالاسم أو النوع أو البلد
parties-count =
    { $n ->
        [zero] لا أطراف
        [one] طرف واحد
        [two] طرفان
        [few] { $n } أطراف
        [many] { $n } طرفًا
       *[other] { $n } طرف
    }
parties-all = جميع الأطراف
parties-yours = طرفكم
parties-kind-state = دولة
parties-kind-armed-force = قوة مسلحة
parties-kind-armed-group = جماعة مسلحة
parties-kind-humanitarian-organisation = منظمة إنسانية
parties-kind-monitoring-mission = بعثة مراقبة
parties-kind-mediator = وسيط
parties-kind-registrar = أمين السجل: طرف المضيف نفسه
parties-since = قُبل في { $when }
parties-identity = الهوية
parties-said = ما قاله
parties-territory = يعلن
parties-territories = الإقليم
parties-territory-none = لا يعلن إقليمًا.
parties-attributed = لم يعلن هو إقليمًا. ويُعتد بما تنسبه خريطة العالم إلى { $country } إلى أن يفعل.
parties-declared = أُعلن في { $when }
parties-disclaimed = جرى التخلي عن ادعائه في { $when }
parties-posts = المناصب
parties-posts-note = المفاتيح للمناصب، والأشخاص يشغلون المناصب. وللمنصب أن يوقّع ما هو مبيّن إلى جانبه.
parties-post = المنصب
parties-may = يحق له توقيع
parties-may-nothing = لا شيء
parties-no-key = لا مفتاح صالحًا لهذا المنصب: لا يمكن لأحد أن يوقّع باسمه ولا أن ينوب به عن غيره.
parties-alg-ed25519 = مفتاح Ed25519
parties-alg-webauthn = مفتاح مرور
parties-alg-x25519 = مفتاح استلام
parties-use-sign = يوقّع
parties-use-login = يفتح الجلسات فقط
parties-use-receive = يستلم فقط
parties-from = منذ { $when }
parties-stands = صالح
parties-valid = الصلاحية
parties-revoked = أُلغي في { $when }
parties-compromised = ربما استخدمه آخرون منذ { $when }
parties-recovery = أدخله أمين السجل لاسترداد مفتاح مفقود
parties-stands-deputy = يوقّع أيضًا باسم { $post }، نائبًا عنه
parties-stands-watch = يوقّع أيضًا باسم { $post }، مناوبًا حتى { $when }
parties-deputies = النواب
parties-on-watch = المناوب الآن
parties-watch = المناوبة
parties-more-shifts =
    { $n ->
        [zero] ولا نوبات أخرى
        [one] ونوبة أخرى
        [two] ونوبتان أخريان
        [few] و{ $n } نوبات أخرى
        [many] و{ $n } نوبة أخرى
       *[other] و{ $n } نوبة أخرى
    }
parties-nobody = لا أحد
parties-gaps = لا أحد مناوب، مع وجوب أن يكون هناك مناوب:
parties-no-gap = هناك مناوب في كل ساعة من الأيام الـ 14 المقبلة.
parties-keys = المفاتيح
parties-key = المفتاح
parties-two = قاعدة التوقيعين
parties-two-none = يوقّع منصب واحد بمفرده باسم هذا الطرف.
parties-two-note = لا تدخل هذه البيانات السجل إلا بتوقيع منصبين من مناصبه:
parties-two-stands = ما دامت القاعدة قائمة، يجب أيضًا أن يوقّع منصبان لتخفيفها، ولإدخال مفتاح يوقّع، ولإنابة منصب آخر.
own-title = طرفكم
own-note = أنتم تديرون هذا الطرف. وما توقّعونه هنا يراه الجميع.
own-keys = المفاتيح: استبدال، إلغاء
own-this-key = المفتاح الذي سجّلتم الدخول به
own-replace = استبدال
own-replace-note = يُدخل المفتاح الجديد أولًا، ثم يُلغى القديم.
own-replace-post = المفتاح الجديد لمنصب غير منصب القديم.
own-replace-powers = تنقص المفتاح الجديد صلاحيات للقديم.
own-revoke = إلغاء
own-revoke-title = إلغاء مفتاح لـ { $post }
own-revoke-last = دون هذا المفتاح لن يستطيع أحد بعد ذلك إدخال مفاتيح أو إلغاءها. أدخلوا أولًا مفتاحًا آخر له صلاحية الإدارة.
own-revoke-now = منذ دخول القيد لا يوقّع المفتاح شيئًا، وتنتهي كل جلسة فتحها.
own-revoke-before = ما وقّعه من قبل يبقى قائمًا.
own-revoke-self = أنتم مسجّلو الدخول به: سيُسجَّل خروجكم.
own-revoke-final = لا رجوع عن هذا.
own-revoke-alone = لن يستطيع الإدارة بعد ذلك إلا المنصب { $post }، وتشترط قاعدة التوقيعين لديكم منصبين. ولا يأتي المنصب الثاني عندئذ إلا من أمين السجل، بعد مهلة يراها الجميع.
own-revoke-others = ربما استخدمه آخرون
own-revoke-since = منذ متى، بتوقيت UTC
own-revoke-since-note = المواقف التي وقّعها منذ ذلك الحين يجب اتخاذها من جديد قبل أن يصبح ما تتعلق به نافذًا؛ أما بعد نفاذه فيُكتفى بالتأشير عليها.
own-revoke-since-wrong = حددوا وقتًا ليس في المستقبل.
own-revoke-sign = مراجعة الإلغاء وتوقيعه
own-back = رجوع
own-enrol = إدخال مفتاح آخر
own-enrol-file = من نصفه العلني
own-enrol-make = إنشاء مفتاح هنا
own-enrol-file-note = يعطيكم حامل المفتاح الجديد نصفه العلني. قارنوا معه البصمة عبر وسيلة أخرى.
own-enrol-choose = ملف النصف العلني
own-enrol-paste = أو محتواه
own-enrol-read = قراءته
own-enrol-make-note = يُحفظ ملف المفتاح على هذا الحاسوب، ولا يوجد في مكان سواه. سلّموه إلى المنصب، واحتفظوا بنسخة في مكان لا يطال فيه حريق واحد كليهما.
own-enrol-phrase = عبارة السر للملف، إن أُريدت له
own-enrol-make-it = إنشاء المفتاح وحفظ ملفه
own-enrol-is = مفتاح للمنصب { $post }:
own-enrol-saved = حُفظ ملفه على هذا الحاسوب. ولا يمكنه فعل شيء حتى يُدخل.
own-enrol-compare = قارنوا البصمة مع حامل المفتاح قبل التوقيع.
own-enrol-sign = المراجعة والتوقيع
own-enrol-done = تم إدخاله.
own-enrol-not-one = هذا ليس ملف مفتاح من Parley ولا النصف العلني لمفتاح منه.
own-enrol-damaged = هو تالف أو عُدّل يدويًا: لا يصح إثبات حيازة المفتاح.
own-enrol-another-party = أُنشئ هذا المفتاح لطرف آخر.
own-invitations = الدعوات
own-invite-new = دعوة شخص
own-invite-party = طرف
own-invite-open = لم تُستخدم بعد
own-invite-used = مفتاح يطلب الدخول
own-invite-until = حتى { $when }
own-invite-none = لا أحد مدعوّ.
own-invite-asks = المفتاح الطالب
own-invite-asks-party = سيؤسس
own-invite-sealed = هو مفتاح من كان معه رابطكم.
own-invite-foreign = هذا ليس مفتاح من كان معه رابطكم. لا تُدخلوا أحدًا؛ واسألوه عن بصمة مفتاحه.
own-invite-unknown = لم تُنشأ الدعوة في هذا المتصفح. اطلبوا من المدعوّ أن يقرأ البصمة، واكتبوا أول اثنتي عشرة خانة منها.
own-invite-digits = الخانات التي قُرئت
own-invite-let-in = المراجعة والإدخال
own-invite-withdraw = سحب
own-invite-link = سلّموا هذا الرابط بوسيلة لا يقرؤها أحد غير من تدعونه. يُستخدم مرة واحدة، ولا يُعرض ثانيةً.
own-invite-shell = في سطر الأوامر:
own-invite-admits = دعوة طرف جديد
own-invite-login = دون أي صلاحية يفتح المفتاح جلسات للاطلاع، ولا يوقّع شيئًا.
own-invite-hours = عدد ساعات صلاحيتها
own-invite-make = إنشاء الرابط
own-roster = جداول المناوبة
own-roster-note = لمن ينوب أن يوقّع كل ما للمنصب أن يوقّعه. وما تحددونه يحل محل جدول المنصب.
own-roster-watch = المناوبة، بتوقيت UTC
own-roster-from = من
own-roster-until = حتى
own-roster-remove = إزالة
own-roster-add = إضافة نوبة
own-roster-paste = لصق جدول
own-roster-paste-note = سطر لكل نوبة: من، حتى، المنصب. وللأوقات منطقة زمنية، مثل 2027-05-01T18:00Z.
own-roster-take = إضافة هذه
own-roster-line = لا يمكن قراءة السطر { $n }.
own-roster-wrong = لكل نوبة منصب، وتنتهي بعد أن تبدأ.
own-roster-set = المراجعة والتوقيع
own-two = قاعدة التوقيعين
own-two-note = لا تدخل السجل البيانات من الأنواع التي تختارونها إلا بتوقيع منصبين من مناصبكم.
own-two-all = كل هذه
own-two-loosens = لتخفيف القاعدة يجب أن يوقّع منصبان.
own-two-set = المراجعة والتوقيع
own-sessions = المسجّلون دخولهم
own-session-times = منذ { $opened }، استُخدمت في { $used }، تنتهي في { $ends } على أبعد تقدير
own-session-this = هذه الجلسة
own-session-end = إنهاؤها
own-refusals = ما رُفض
own-refusals-note = لمن من طرفكم، ولماذا؛ دون ما طُلب أبدًا.
own-refusals-none = لم يُرفض شيء.
own-refusals-none-kept = لا يُحتفظ هنا بسجل للرفض.
own-refusal-when = متى
own-refusal-what = ما طُلب
own-refusal-why = سبب الرفض
own-refusal-omitted =
    { $n ->
        [zero] ولا شيء قبله
        [one] وواحد آخر قبله
        [two] واثنان آخران قبله
        [few] و{ $n } أخرى قبله
        [many] و{ $n } أخرى قبله
       *[other] و{ $n } أخرى قبله
    }
power-administer = الإدارة
power-consent = الموافقة
power-monitor = المراقبة
power-negotiate = التفاوض
power-operate = العمليات
power-read = الاطلاع
power-register = السجل
power-table = الطرح
key-use-sign = يوقّع
key-use-login = يسجّل الدخول ولا يوقّع شيئًا
key-use-receive = يستلم
key-alg-ed25519 = ملف مفتاح
key-alg-webauthn = مفتاح مرور
key-alg-x25519 = X25519
source-press = صحافة
source-call = مكالمة
source-meeting = اجتماع
source-note = مذكرة
talk-ask = طلب استيضاح
talk-comment = تعليق
talk-answer = رد
talk-reply = التعليق عليه
talk-all = عرض الكل
talk-ask-label = استيضاحكم
talk-answer-label = ردكم
talk-comment-label = تعليقكم
talk-ask-sign = توقيع الاستيضاح
talk-answer-sign = توقيع الرد
talk-comment-sign = توقيع التعليق
talk-blocking = لا يصبح شيء نافذًا حتى أحسم هذا
talk-blocking-note = يصل إلى كل من يطّلع على الترتيب. وقبولكم لاحقًا يحسمه أيضًا.
talk-accepted-already = لقد قبلتم هذه الصيغة. وقبول لاحق منكم يحسم الاستيضاح.
talk-some = لبعض الأطراف وحدهم
talk-to = لمن
talk-at-clause =
    { $n ->
        [zero] لا استيضاح مفتوحًا هنا
        [one] استيضاح واحد مفتوح هنا
        [two] استيضاحان مفتوحان هنا
        [few] { $n } استيضاحات مفتوحة هنا
        [many] { $n } استيضاحًا مفتوحًا هنا
       *[other] { $n } استيضاح مفتوح هنا
    }
talk-ask-here = طلب استيضاح بشأن هذا البند
talk-ask-at = طلب استيضاح بشأن البند { $clause }

## force

force-clock = المدة
force-began = نافذ منذ
force-holds = سارٍ منذ
force-ends = ينتهي
force-ended = انتهى
force-was = كان نافذًا من
force-local = بالتوقيت المحلي
force-no-end = لم تُحدد نهاية
force-renewed = جُدِّد
force-times =
    { $n ->
        [zero] { $n } مرة
        [one] مرة واحدة
        [two] مرتين
        [few] { $n } مرات
        [many] { $n } مرة
       *[other] { $n } مرة
    }
force-left = بقي { $time }
force-over = انقضت المدة
force-no-renewal = لا يُجدَّد.
force-tacit = يستمر تلقائيًا، ما لم يُقدَّم اعتراض قبل { $when }.
force-suspended = هو معلَّق: ما دام كذلك فلا أحد ملزَم به. وتستمر مدته في السريان.
force-waits = ما يجب فعله
force-since = منذ { $when }.
force-released-from = متحلل منه تجاه { $parties }.
force-leaving = في طريقه إلى الخروج.
force-free =
    { $n ->
        [zero] لا طرف غير ملزَم
        [one] طرف واحد غير ملزَم
        [two] طرفان غير ملزَمين
        [few] { $n } أطراف غير ملزَمة
        [many] { $n } طرفًا غير ملزَم
       *[other] { $n } طرف غير ملزَم
    }
force-toward = تجاه من ليس ملزَمًا به يبقى على حقيقته: غير مقبول. وحيث يتمسك به آخرون فالمواجهة ممكنة.
force-why-never = لم يقبله.
force-why-open = قبله مع أمر لا يزال معلقًا.
force-why-rejected = رفضه.
force-why-left = خرج منه.
force-why-over = انتهى.
force-why-released = تحلل منه بعد إخلال.
force-why-released-from = تحلل منه بعد إخلال، تجاه { $parties }.
force-why-suspended = هو معلَّق.
force-why-declared = لم يعترف به.
force-why-receipted = أكد الاستلام ولم يعترف بشيء.
force-why-recognition-refused = رفض الاعتراف به.
force-why-recognised-with-condition = اعترف به بشرط لا يزال معلقًا.
force-why-asserted = يدّعيه طرف واحد؛ ولم يقبله هذا الطرف.
force-why-authorised = أذنت به جهة ثالثة؛ ولم يقبله هذا الطرف.
force-public = علني منذ { $when }.
force-publishing = يريدون نشره: { $parties }.
force-check = فحص رحلة جوية أو تحرك هنا
force-check-note = مقابل كل ما تطّلعون عليه هنا، لا هذا الترتيب وحده. ولا يُدوَّن شيء في السجل.
force-check-ask = فحص
force-who = مَن
force-activity = ماذا يفعل
force-purpose = الغرض
force-no-purpose = لا غرض مستثنى
force-around = حول مكان
force-whole = في هذه الخريطة كلها
force-place = المكان
force-pick = اختيار على الخريطة
force-picking = انقروا على الخريطة
force-pick-hint = انقروا على الخريطة، أو حرّكوها واضغطوا Enter لاختيار وسطها.
force-unreadable = لا يمكن قراءة هذا مكانًا. اكتبوا مثلًا 34.8 N, 36.6 E.
force-radius = نصف القطر بالكيلومتر
force-floor = من
force-ceiling = حتى
force-unit = الوحدة والمرجع
force-unit-ft-amsl = قدم فوق متوسط مستوى سطح البحر
force-unit-ft-agl = قدم فوق سطح الأرض
force-unit-m-amsl = م فوق متوسط مستوى سطح البحر
force-unit-m-agl = م فوق سطح الأرض
force-unit-m-wgs84 = م فوق المجسم الإهليلجي
force-unit-fl = مستوى الطيران
force-from = من، بتوقيت UTC
force-until = حتى، بتوقيت UTC
force-lacks-party = اختاروا من يقوم به.
force-lacks-place = حددوا المكان: إحداثيات، أو نقرة على الخريطة.
force-lacks-time = يجب أن تكون النهاية بعد البداية.
force-lacks-radius = أعطوا نصف قطر لا يتجاوز 1,000 كم.
check-conflict = تعارض
check-conflict-note = تحظره قاعدة تُلزم هذا الطرف.
check-indeterminate = لا يمكن الجزم
check-indeterminate-note = ضمن دقة الخرائط والارتفاعات لا يمكن الجزم. اعتبروه تعارضًا إلى أن يُجزم به.
check-coordinate = تحدثوا إلى الآخرين أولًا
check-coordinate-note = لا تُلزم هذا الطرف قاعدة هناك، لكن آخرين يعتزمون التمسك بقاعدة، أو هم هناك.
check-no-conflict = لا يُعرف تعارض
check-no-conflict-note = لا شيء مما أُبلغ به هذا الطرف يحظره. وليس ذلك إذنًا.
check-forbids = البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }، و{ $party } ملزَم.
check-may = قد يحظره البند { $clause } من «{ $title }» في الحيّز { $volume }: ضمن الدقة المذكورة، أو عند شروق الشمس أو غروبها، أو لعدم وجود مرجع مشترك، لا يمكن الجزم؛ و{ $party } ملزَم.
check-upheld =
    { $n ->
        [zero] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزم التمسك به: المواجهة ممكنة.
        [one] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزم التمسك به: المواجهة ممكنة.
        [two] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمان التمسك به: المواجهة ممكنة.
        [few] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمون التمسك به: المواجهة ممكنة.
        [many] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمون التمسك به: المواجهة ممكنة.
       *[other] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمون التمسك به: المواجهة ممكنة.
    }
check-exempt = البند { $clause } من «{ $title }» في الحيّز { $volume } يستثنيه، بحسب ما تقولونه عن أنفسكم.
check-nobody = كان البند { $clause } من «{ $title }» في الحيّز { $volume } ليحظره، لكن لا أحد ملزَم ({ $state }).
check-operation = توجد هناك عملية لـ { $parties }.
check-call = تحدثوا إلى { $parties }.
check-heights = تُقارن الارتفاعات المنسوبة إلى مراجع مختلفة ببيانات الجهة المجيبة: { $data }.
check-heights-geoid = مجسم الجيوئيد ({ $digest })، ضمن { $error }
check-heights-terrain = سطح الأرض ({ $digest }، عدد المربعات: { $n })، ضمن { $error }
check-as-of = حتى القيد { $size }، { $when }.

## invitation

invitation-title = أنتم مدعوون
invitation-not-one = هذا ليس رابط دعوة، أو ليس كاملًا. استخدموا الرابط كله كما أُعطي لكم.
invitation-foreign = هذه الدعوة لسجل غير الذي يحفظه هذا الخادم. لا تفعلوا شيئًا هنا، وأبلغوا من دعاكم.
invitation-post = يدعوكم { $by } إلى منصبه { $post } في «{ $ledger }».
invitation-admits = يدعوكم { $by } إلى «{ $ledger }» طرفًا قائمًا بذاته.
invitation-for = المنصب
invitation-may = يحق له توقيع
invitation-reads = لا شيء: يقرأ فقط
invitation-until = مفتوحة حتى
invitation-who = من أنتم
invitation-name = اسم الطرف
invitation-kind = النوع
invitation-country = رمز البلد، مثل SY
invitation-passkey = إنشاء مفتاح مرور
invitation-passkey-note = يحفظه جهازكم أو مفتاح الأمان لديكم، وتفتحونه أنتم في كل مرة. تُسألون مرتين: لإنشائه ولإثباته.
invitation-passkey-make = إنشاء مفتاح مرور وطلب القبول
invitation-file = أو إنشاء ملف مفتاح
invitation-file-note = ملف تحتفظون به، مع نسخة في مكان لا يطاله الحريق نفسه. ويقبله سطر الأوامر أيضًا.
invitation-phrase = عبارة السر (موصى بها)
invitation-phrase-again = عبارة السر مرة أخرى
invitation-phrase-rule = يجب أن تتطابقا، بـ 12 حرفًا أو أكثر: عدة كلمات تُسحب عشوائيًا.
invitation-file-make = إنشاء ملف مفتاح
invitation-save = احفظوا ملف المفتاح أولًا
invitation-save-note = ليس موجودًا إلا على هذه الصفحة. ومتى حُفظ أمكنه طلب القبول.
invitation-save-do = حفظ ملف المفتاح
invitation-ask = طلب القبول
invitation-asks = مفتاحكم يطلب القبول
invitation-asks-note = القرار لـ { $by }. اقرؤوا له البصمة بوسيلة أخرى، كي لا يضع أحد مفتاحًا آخر مكانه.
invitation-not-yet = لم يُقبل بعد.

## problem
problem-unreachable = لم يُجب الخادم.
problem-busy = الخادم مشغول. حاولوا بعد قليل.
problem-too-many-requests = طُلب الكثير في وقت قصير. انتظروا قليلًا.
problem-quota-spent = بلغ طرفكم الحد اليومي لما يمكن تسجيله.
problem-session-ended = انتهت جلستكم. سجّلوا الدخول من جديد.
problem-login-needed = سجّلوا الدخول أولًا.
problem-key-revoked = أُلغي المفتاح. استخدموا مفتاحًا آخر من مفاتيح طرفكم.
problem-not-your-party = هذا لطرف آخر.
problem-not-in-force = ليس نافذًا.
problem-in-force = إنه نافذ: لم يعد باب المواقف مفتوحًا.
problem-not-bound = لا يفعل هذا إلا من يلتزم به.
problem-not-provided = لا تنص شروطه على ذلك، أو لا تمنحكم إياه.
problem-suspended = سبق أن علّقتموه.
problem-not-suspended = لم تعلّقوه.
problem-leaving = سبق أن أعلنتم انسحابكم منه.
problem-over = انتهى.
problem-superseded = حلت محله صيغة أحدث.
problem-settled = سبق أن سُوّي.
problem-cure-period = لم تنته بعد مهلة تدارك الإخلال.
problem-too-late = فات أوان ذلك.
problem-audience = تغيّر المطّلعون عليه في هذه الأثناء. افتحوه من جديد.
problem-published = صار علنيًا: لا يمكن التراجع عن ذلك.
problem-broken-prev = قال طرفكم شيئًا في هذا الشأن في هذه الأثناء. اقرؤوه وابدؤوا من جديد.
problem-two-person = يلزم توقيع منصبين من طرفكم.
problem-one-post = بهذه القاعدة لن يستطيع أحد التوقيع: أدخلوا منصبًا ثانيًا أولًا.
problem-last-key = هذا آخر مفتاح يمكنه إدخال غيره.
problem-enrolled = المفتاح معروف من قبل.
problem-unknown-post = منصب مذكور فيه ليس له مفتاح قائم.
problem-invitation-used = استُخدمت الدعوة من قبل.
problem-invitation-expired = انقضت مدة الدعوة.
