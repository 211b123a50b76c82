/*
 * The words of Kimai's CSV export for its columns, in small letters, in all languages that it is translated into. From
 * `translations/messages.*.xlf` of https://github.com/kimai/kimai; where a language has no word for a column, Kimai
 * writes its key. No word stands for two columns.
 */
const words = {
  startDay: `
    data | date | dato | datum | datums | dátum | fecha | kuupäev | ngày | päivämäärä | tanggal | tarih |
    ημερομηνία | дата | датум | תאריך | التاريخ | تاریخ | ਤਾਰੀਖ਼ | திகதி | 日付 | 日期 | 날짜
  `,
  start: `
    alates | alkaen | başlangıç | begin | da | dari | de | de la | fra | from | frá | från | hasi | kezdés |
    od | từ | van | von | από | з | од | от | с | התחלה | از | من | இருந்து | 始于 | 從 | 시작
  `,
  end: `
    a | al | befejezés | bis | bitiş | bukatu | do | end | kepada | kuni | para | până la | saakka | til |
    till | to | tot | za | à | đến | σε | до | סיום | إلى | به | பெறுநர் | 到 | 至 | 종료
  `,
  length: `
    czas trwania | dauer | daŭro | doba trvání | duració | duración | durasi | durata | duration | duração |
    durée | duur | időtartam | ilgums | iraupena | kesto | kestvus | längd | süre | thời lượng | trajanje |
    trvanie | tíðarlongd | varighed | varighet | διάρκεια | длительность | продължителност | траење |
    тривалість | משך זמן | المدة الزمنية | مدت زمان | ਮਿਆਦ | காலம் | 持續時長 | 持续时间 | 期間 | 소요시간
  `,
  break: `
    ara ver | break | intervalo | istirahat | pausa | pause | pauza | pozastavit | przerwa | rast |
    rustpauze | szünet | tauko | διάλειμμα | пауза | перерва | перерыв | почивка | הפסקה | استراحة | شکستن |
    இடைவேளை | 休息 | 휴식
  `,
  person: `
    ad | alias | användare | benutzer | bruger | bruker | brúkari | erabiltzaile izena | felhasználónév |
    gebruikersnaam | ime | izena | jméno | kasutaja | korisnik | kullanıcı | käyttäjä | lietotājs | meno |
    naam | nama | name | namn | navn | naziv | nazwa | người dùng | nimi | nom | nom d'utilisateur | nombre
    | nome | nome do usuário | nome do utilizador | nomo | nume | név | pengguna | prihlasovacie meno | tên
    | uporabniško ime | user | username | usuari | usuario | utente | utilizator | uzanto | użytkownik |
    uživatelské jméno | χρήστης | όνομα | име | имя | имя пользователя | корисник | користувач | потребител
    | ім'я | שם | שם משתמש | اسم المستخدم | الإسم | نام | کاربر | ਯੂਜ਼ਰ | பயனர் | பெயர் | ユーザー名 | 使用者名稱 | 名前
    | 名字 | 姓名 | 用户 | 사용자 이름 | 이름
  `,
  client: `
    asiakas | bezeroa | client | cliente | customer | khách hàng | klant | klient | kliento | klijent | kund
    | kunde | kundi | kupac | müşteri | pelanggan | stranka | zákazník | ügyfél | πελάτης | клиент | клієнт
    | לקוח | الزبون | مشتری | ਗਾਹਕ | வாடிக்கையாளர் | 客戶 | 客户 | 得意先 | 고객
  `,
  project: `
    dự án | progetto | proiect | proiektua | proje | project | projecte | projekat | projekt | projekti |
    projekto | projet | projeto | prosjekt | proyecto | proyek | verkætlan | έργο | проект | проєкт | מיזם |
    المشروع | پروژه | ਪ੍ਰੋਜੈਕਟ | திட்டம் | プロジェクト | 專案 | 项目 | 프로젝트
  `,
  task: `
    actividad | activitat | activitate | activiteit | activity | activité | aktivaĵo | aktivita | aktivitas
    | aktivitet | aktivnost | aktywność | atividade | attività | etkinlik | hoạt động | jarduera | tegevus |
    tevékenység | työtehtävä | tätigkeit | virksemi | činnosti | δραστηριότητα | активност | активность |
    дейност | діяльність | פעילות | النشاط | فعالیت | செய்கைப்பாடு | アクティビティ | 活动 | 活動 | 활동
  `,
  description: `
    apraksts | açıklama | beschreibung | beschrijving | beskrivelse | beskrivning | descriere | descripció |
    descripción | description | descrizione | descrição | deskribapena | deskripsi | frágreiðing | kirjeldus
    | kuvaus | leírás | mô tả | opis | popis | priskribo | περιγραφή | опис | описание | תיאור | توضیحات |
    وصف | ਵਰਣਨ | விவரம் | 描述 | 說明 | 説明 | 업무 보고
  `,
  tags: `
    birkas | címkék | etichete | etichette | etikedoj | etiketak | etiketler | etiketter | etiquetas |
    etiquetes | frámerkir | labels | mots-clés | märgendid | oznake | schlagworte | tag | tagi | tags | thẻ
    | tunnisteet | značky | štítky | ετικέτες | етикети | метки | мітки | ознаки | תגיות | الوسوم | برچسب ها
    | ਟੈਗ | குறிச்சொற்கள் | タグ | 标签 | 標籤 | 태그
  `,
} as const;

/** What columns Kimai's words stand for. */
export type KimaiRole = keyof typeof words;

/** The words that Kimai has for a column, in all languages. */
export function kimaiWords(role: KimaiRole): string[] {
  return words[role].split('|').map((word) => word.trim());
}

/** What each of Kimai's words stands for. */
export function kimaiColumns(): Record<string, KimaiRole> {
  const roles = Object.keys(words) as KimaiRole[];
  return Object.fromEntries(roles.flatMap((role) => kimaiWords(role).map((word) => [word, role])));
}
