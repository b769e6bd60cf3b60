package geo

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

func TestParsePoint(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"33.5N 36.3E", "36.3 33.5"},
		{"33.5 N, 36.3 E", "36.3 33.5"},
		{"36.3E 33.5N", "36.3 33.5"},
		{"N33.5 E36.3", "36.3 33.5"},
		{"n 33° 30.25' e 36° 18'", "36.3 33.5041667"},
		{"33°30'15\"N 036°18'00\"E", "36.3 33.5041667"},
		{"33°30′15″S 036°18′00″W", "-36.3 -33.5041667"},
		{"33:30:15 N 36:18:00 E", "36.3 33.5041667"},
		{"33 30 15 N 36 18 0 E", "36.3 33.5041667"},
		{"333015N0361800E", "36.3 33.5041667"},
		{"3330N03618E", "36.3 33.5"},
		{"333015.5N 0361800.5E", "36.3001389 33.5043056"},
		{"0N 0E", "0 0"},
		{"90S 180W", "-180 -90"},
		{"geo:33.5,36.3", "36.3 33.5"},
		{"geo:-33.5,36.3;crs=wgs84;u=10", "36.3 -33.5"},
		// What GeographicLib's GeoConvert 2.1.2 says of them.
		{"37S CT 49218 13520", "37.3758308 33.5506899"},
		{"37SCT4921813520", "37.3758308 33.5506899"},
		{"37SBT1234", "35.8978040 33.7115839"},
		{"1CDM", "-179.5074069 -79.7073631"},
		{"60DWG51", "178.5185392 -71.0619903"},
		{"31NAA0000000000", "-0.5923227 0.0000045"},
		{"33XVG12344321", "11.2701490 77.8392048"},
		{"36RUU3400019000", "31.2791558 29.9906942"},
		{"32TMT01234567", "7.6921498 47.3570746"},
		{"18TWL8395907523", "-74.0059754 40.7143538"},
		{"56HLH3436850948", "151.2092986 -33.8687986"},
		{"32VKN0000000000", "3.5639627 60.3251350"},
		{"59GMJ6611", "170.5605933 -46.8491983"},
		{"31UDQ4825111944", "2.2944945 48.8583063"},
		{"37 north 249218.5 3713520.5", "36.2994991 33.5318856"},
		{"UTM zone 37T 500000 4649776", "39 41.9999980"},
		{"19 south 400000 6000000", "-70.1114780 -36.1395604"},
		{"1 north 300000 7000000", "179.0396480 63.0739966"},
		{"60 south 700000 5000000", "179.5431235 -45.1251538"},
		{"31 N 166021.443mE 0mN", "0 0"},
	} {
		p, err := ParsePoint(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		w := point(t, c.want)
		if p != w {
			t.Errorf("%s: %v, want %v", c.in, p, w)
		}
	}
}

func TestParsePointRefuses(t *testing.T) {
	for _, c := range []struct{ in, why string }{
		{"33.5, 36.3", "does not say which number is the latitude"},
		{"33.5 36.3", "does not say"},
		{"-33.5 36.3", "sign"},
		{"33.5N -36.3E", "sign"},
		{"33.5N 36.3N", "one latitude"},
		{"33.5N", "does not say"},
		{"", "does not say"},
		{"91N 0E", "beyond 90"},
		{"33N 180.1E", "beyond 180"},
		{"33°60'N 36E", "less than 60"},
		{"33.5°30'N 36E", "decimals"},
		{"33°30'15'N 36E", "has"},
		{"33\"N 36E", "has"},
		{"33N 36E 5", "after its last letter"},
		{"3..5N 36E", "not a number"},
		{"33.N 36E", "not a number"},
		{"geo:33.5", "want geo"},
		{"geo:33.5,36.3;crs=other", "reference system"},
		{"37S 249218 3713520", "may be the band"},
		{"61N 500000 0", "zone"},
		{"37X 500000 1000", "band"},
		{"37SJB1234", "no column"},
		{"37SAZ1234", "no"},
		{"33CSF1234", "does not lie in zone"},
		{"37SCT123", "as many digits"},
		{strings.Repeat("1", 200), "100 bytes"},
		{"33\x00N 36E", "does not print"},
		{"33,5N 36,3E", "decimals"},
		{"N33,5 E36,3", "decimals"},
	} {
		p, err := ParsePoint(c.in)
		if err == nil {
			t.Errorf("%q was taken as %v", c.in, p)
		} else if !strings.Contains(err.Error(), c.why) {
			t.Errorf("%q: %v, want %q", c.in, err, c.why)
		}
	}
}

// A position on the ellipsoid keeps its place through UTM and back, to a unit.
func TestUTMThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.Int64Range(1, 60).Draw(t, "zone")
		p := parley.Point{
			Lon: int32((6*zone-183)*degUnits + rapid.Int64Range(-3*degUnits, 3*degUnits).Draw(t, "lon")),
			Lat: int32(rapid.Int64Range(-80*degUnits, 84*degUnits).Draw(t, "lat")),
		}
		e, n := toUTM(zone, p.Lat >= 0, p)
		lon, lat := fromUTM(zone, p.Lat >= 0, e, n)
		if math.Abs(float64(lon-int64(p.Lon))) > 1 || math.Abs(float64(lat-int64(p.Lat))) > 1 {
			t.Fatalf("%v → %f %f → %d %d", p, e, n, lon, lat)
		}
	})
}
