/** One name or word for each script that reports embed a font for. */
export const scripts = {
  latin: 'José Ångström',
  vietnamese: 'Nguyễn Thị Hương',
  polish: 'Łukasz Źdźbło',
  greek: 'Νίκος Παπαδόπουλος',
  cyrillic: 'Дарья Ґалаґан',
  hebrew: 'שרה לוי',
  arabic: 'محمد العربي',
  devanagari: 'क्षितिज शर्मा',
  thai: 'สมชาย ใจดี',
  chinese: '张伟 劉德華',
  japanese: '斎藤 ひろし カナ',
  korean: '김민준',
};
