<?php
/**
 * Plugin Name:       Pavel Quiz
 * Description:       Puts Pavel, who plays picture rebuses by telephone, in the corner of every page. [pavel_quiz] is a button that opens his chat.
 * Version:           1.0.0
 * Requires at least: 5.0
 * Requires PHP:      7.0
 * License:           MIT (compatible with the GPL)
 * License URI:       https://opensource.org/license/mit
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const PAVEL_QUIZ_ORIGIN   = 'https://quiz.example.com';
const PAVEL_QUIZ_CAMPAIGN = 'campaign';

add_action( 'wp_enqueue_scripts', 'pavel_quiz_enqueue' );
add_filter( 'script_loader_tag', 'pavel_quiz_tag', 10, 2 );
add_shortcode( 'pavel_quiz', 'pavel_quiz_button' );
// Unless it knows the provider, WordPress puts the chat of a link in a sandbox, where it cannot be played.
wp_oembed_add_provider( PAVEL_QUIZ_ORIGIN . '/c/*', PAVEL_QUIZ_ORIGIN . '/oembed' );

function pavel_quiz_enqueue() {
	// Without a version: the server itself says how long browsers may keep the script.
	wp_enqueue_script( 'pavel-quiz', PAVEL_QUIZ_ORIGIN . '/embed.js', array(), null, false );
}

/** WordPress before 6.3 writes no `async` by itself, and data attributes none does. */
function pavel_quiz_tag( $tag, $handle ) {
	if ( 'pavel-quiz' !== $handle ) {
		return $tag;
	}
	return str_replace( ' src=', ' async data-campaign="' . esc_attr( PAVEL_QUIZ_CAMPAIGN ) . '" src=', $tag );
}

/** [pavel_quiz text="…"]: a link to the page of the game, which opens the chat where the script has come. */
function pavel_quiz_button( $attributes ) {
	$attributes = shortcode_atts( array( 'text' => 'Сыграть с Павлом' ), $attributes, 'pavel_quiz' );
	$opening    = "if (window.Pavel) { Pavel('open'); return false }";
	return sprintf(
		'<a class="pavel-quiz" href="%s" onclick="%s">%s</a>',
		esc_url( PAVEL_QUIZ_ORIGIN . '/c/' . PAVEL_QUIZ_CAMPAIGN ),
		esc_attr( $opening ),
		esc_html( $attributes['text'] )
	);
}
