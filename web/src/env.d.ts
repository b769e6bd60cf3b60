declare module 'virtual:languages' {
  const languages: { code: string; name: string; dir: 'ltr' | 'rtl' }[];
  export default languages;
}
declare module '*.ftl?first' {
  const source: string;
  export default source;
}
declare module '*.ftl?rest' {
  const source: string;
  export default source;
}
