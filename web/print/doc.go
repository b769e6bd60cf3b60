// Package print has a browser on this machine print the page, with nobody
// before it. The browser is started for that alone, with a profile of its own
// that is thrown away; it listens nowhere and reaches nothing: what it asks for
// is taken out before it gets to a network, and answered by a handler of this
// process.
package print
