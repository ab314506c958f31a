"""Jalali, Umm al-Qura and Gregorian days: conversion, names, and dates as people write and read them."""
