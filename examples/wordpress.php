<?php
/**
 * Plugin Name: Glossdesk
 * Description: Lets readers ask a glossary about the words of an article: [glossdesk] and [glossdesk_term].
 * Version: 1.0
 * Requires PHP: 7.4
 * License: Apache-2.0
 *
 * Put this file into wp-content/plugins, activate it, and set the address of the desk under Settings, General.
 * The desk has to know the address of this site as an origin.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const GLOSSDESK_OPTION = 'glossdesk_desk';

/** Return the address of the desk without a slash at its end; empty where none is set. */
function glossdesk_address(): string {
	return untrailingslashit( esc_url_raw( (string) get_option( GLOSSDESK_OPTION, '' ), array( 'https', 'http' ) ) );
}

/** Return an element with those attributes that have a value. */
function glossdesk_element( string $name, array $attributes, string $content = '' ): string {
	$address = glossdesk_address();
	if ( '' === $address ) {
		return $content;
	}
	// Only pages that use the component load it.
	wp_enqueue_script( 'glossdesk', $address . '/widget.js', array(), null, array( 'strategy' => 'defer' ) );
	$written = '';
	foreach ( $attributes as $key => $value ) {
		if ( '' !== $value ) {
			$written .= sprintf( ' %s="%s"', $key, esc_attr( $value ) );
		}
	}
	return sprintf( '<%1$s%2$s>%3$s</%1$s>', $name, $written, $content );
}

/** [glossdesk], [glossdesk inline="yes" within="article" glossary="china-official" lang="de"] */
function glossdesk_chat_shortcode( $given ): string {
	$known = array( 'inline' => '', 'within' => '', 'glossary' => '', 'lang' => '' );
	return glossdesk_element( 'glossdesk-chat', shortcode_atts( $known, $given, 'glossdesk' ) );
}

/** [glossdesk_term entry="cooperation" section="pragmatic"]务实合作[/glossdesk_term] */
function glossdesk_term_shortcode( $given, $content = '' ): string {
	$known = array( 'entry' => '', 'section' => '', 'glossary' => '' );
	$given = shortcode_atts( $known, $given, 'glossdesk_term' );
	return glossdesk_element( 'glossdesk-term', $given, wp_kses_post( (string) $content ) );
}

/** Let an administrator set the address of the desk. */
function glossdesk_settings(): void {
	register_setting( 'general', GLOSSDESK_OPTION, array( 'type' => 'string', 'sanitize_callback' => 'esc_url_raw' ) );
	add_settings_field( GLOSSDESK_OPTION, 'Glossdesk', 'glossdesk_field', 'general' );
}

function glossdesk_field(): void {
	printf(
		'<input type="url" class="regular-text code" name="%s" value="%s" placeholder="https://desk.example.org">',
		esc_attr( GLOSSDESK_OPTION ),
		esc_attr( glossdesk_address() )
	);
}

add_action( 'admin_init', 'glossdesk_settings' );
add_shortcode( 'glossdesk', 'glossdesk_chat_shortcode' );
add_shortcode( 'glossdesk_term', 'glossdesk_term_shortcode' );
