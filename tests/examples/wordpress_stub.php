<?php
// What the example calls of WordPress, as far as the test needs it; it prints what the shortcodes write as JSON.
define( 'ABSPATH', __DIR__ );
$desk = $argv[2];
$scripts = array();
$shortcodes = array();
$actions = array();
$settings = array();
function get_option( $name, $default ) { global $desk; return 'glossdesk_desk' === $name ? $desk : $default; }
function untrailingslashit( $text ) { return rtrim( $text, '/' ); }
function esc_url_raw( $url, $protocols = array( 'http', 'https' ) ) {
	return in_array( parse_url( $url, PHP_URL_SCHEME ), $protocols, true ) ? str_replace( array( '"', '<', '>', ' ' ), '', $url ) : '';
}
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8' ); }
function wp_kses_post( $html ) { return strip_tags( $html, '<em><b>' ); }
function shortcode_atts( $known, $given, $name ) { return array_merge( $known, array_intersect_key( (array) $given, $known ) ); }
function wp_enqueue_script( $handle, $src, $needs, $version, $options ) { global $scripts; $scripts[ $handle ] = array( $src, $version, $options ); }
function add_shortcode( $name, $writes ) { global $shortcodes; $shortcodes[ $name ] = $writes; }
function add_action( $name, $acts ) { global $actions; $actions[ $name ] = $acts; }
function register_setting( $group, $name, $options ) { global $settings; $settings[ $name ] = $options['sanitize_callback']; }
function add_settings_field( $name, $title, $writes, $page ) { $writes(); }

require $argv[1];
ob_start();
$actions['admin_init']();
$field = ob_get_clean();
$hostile = array( 'within' => '"><script>alert(1)</script>', 'onclick' => 'alert(1)', 'lang' => 'de' );
echo json_encode( array(
	'chat' => $shortcodes['glossdesk']( '' ),
	'hostile' => $shortcodes['glossdesk']( $hostile ),
	'term' => $shortcodes['glossdesk_term']( array( 'entry' => 'cooperation', 'section' => 'pragmatic' ), '务实<em>合作</em><script>1</script>' ),
	'field' => $field,
	'settings' => $settings,
	'scripts' => $scripts,
) );
